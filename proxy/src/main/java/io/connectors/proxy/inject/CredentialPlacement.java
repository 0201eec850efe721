package io.connectors.proxy.inject;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.connectors.crds.credential.Credential;
import io.connectors.crds.expression.RequestVariables;
import io.connectors.crds.v1alpha1.AuthType;
import io.connectors.crds.v1alpha1.Injection;
import io.connectors.proxy.message.Query;
import io.connectors.proxy.message.RequestHead;
import io.connectors.proxy.refusal.Decision;
import io.connectors.proxy.refusal.Reason;
import io.connectors.proxy.rule.Rule;
import io.connectors.proxy.rule.Rules;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** Decides where the values of a credential go. */
public final class CredentialPlacement {
    // By identity: an auth type is another object whenever its class changed.
    private final Cache<AuthType, Decision<List<InjectionRule>>> compiled =
            Caffeine.newBuilder().weakKeys().executor(Runnable::run).build();

    private final Generation generation;

    public CredentialPlacement(Rules rules) {
        this.generation = new Generation(rules);
    }

    /**
     * Says whose credential it is.
     *
     * @param type the auth type that the Connector chose; none when it has no credential
     */
    public record Kind(String className, Optional<AuthType> type) {}

    /**
     * Places a credential.
     *
     * @param proxyToServerRequest the request as the tool will see it, without credential
     * @param body reads the whole body; only asked when a rule wants to see it
     */
    public Decision<List<Placement>> place(
            Kind kind, Credential credential, RequestHead proxyToServerRequest, Supplier<Decision<byte[]>> body) {
        return switch (credential) {
            case Credential.Anonymous() -> Decision.passed(List.of());
            case Credential.Basic(String username, String password) ->
                authorization("Basic " + base64(username + ":" + password));
            case Credential.Bearer(String token) -> authorization("Bearer " + token);
            case Credential.ClientCertificate _ -> Decision.passed(List.of());
            case Credential.Fields(Map<String, String> values, String obstacle) ->
                generator(kind)
                        .map(rule -> generation.place(rule, values, proxyToServerRequest, body))
                        .or(() -> kind.type()
                                .filter(chosen -> !chosen.inject().isEmpty())
                                .map(chosen -> byRules(chosen, values, proxyToServerRequest)))
                        .orElseGet(() -> Decision.refused(Reason.UNSUPPORTED_AUTH_TYPE, obstacle));
        };
    }

    private static Optional<Rule> generator(Kind kind) {
        return kind.type()
                .flatMap(type -> Optional.ofNullable(type.generator())
                        .map(generator -> Rule.generator(kind.className(), type.name(), generator.rego())));
    }

    private Decision<List<Placement>> byRules(AuthType type, Map<String, String> values, RequestHead request) {
        return compiled.get(type, CredentialPlacement::compile).then(rules -> {
            RequestVariables variables = variables(request, values);
            List<Placement> placements = new ArrayList<>();
            for (InjectionRule rule : rules) {
                switch (rule.place(variables, values)) {
                    case Decision.Passed<Optional<Placement>>(Optional<Placement> placement) ->
                        placement.ifPresent(placements::add);
                    case Decision.Refused<Optional<Placement>>(var refusal) -> {
                        return new Decision.Refused<>(refusal);
                    }
                }
            }
            return Decision.passed(placements);
        });
    }

    private static Decision<List<InjectionRule>> compile(AuthType type) {
        List<InjectionRule> rules = new ArrayList<>();
        for (Injection declared : type.inject()) {
            switch (InjectionRule.compile(declared)) {
                case Decision.Passed<InjectionRule>(InjectionRule rule) -> rules.add(rule);
                case Decision.Refused<InjectionRule>(var refusal) -> {
                    return new Decision.Refused<>(refusal);
                }
            }
        }
        return Decision.passed(List.copyOf(rules));
    }

    /** A rule sees the request and no more: what it decides must not depend on who asks. */
    private static RequestVariables variables(RequestHead request, Map<String, String> secret) {
        Map<String, List<String>> headers = new LinkedHashMap<>();
        request.headers()
                .fields()
                .forEach(field -> headers.computeIfAbsent(field.name(), _ -> new ArrayList<>())
                        .add(field.value()));
        return new RequestVariables(
                new RequestVariables.Request(
                        request.method(),
                        request.target().path(),
                        request.origin().authority(),
                        Query.of(request.target()).all(),
                        headers),
                JsonNodeFactory.instance.objectNode(),
                secret,
                JsonNodeFactory.instance.objectNode());
    }

    private static Decision<List<Placement>> authorization(String value) {
        return Decision.passed(List.of(new Placement.HeaderField("Authorization", value)));
    }

    private static String base64(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }
}
