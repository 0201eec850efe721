package io.connectors.app.rego;

import io.connectors.app.config.ControlConfig;
import io.connectors.app.validation.Violation;
import io.connectors.app.validation.Violation.Severity;
import io.connectors.crds.policy.Compilation;
import io.connectors.crds.policy.PolicyCheck;
import io.connectors.crds.v1alpha1.AuthType;
import io.connectors.crds.v1alpha1.ClassProxy;
import io.connectors.crds.v1alpha1.ConnectorClass;
import io.connectors.crds.v1alpha1.RegoRule;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Compiles the rules of classes. Without an engine, only what stands in their text is looked at. */
@Singleton
public final class RegoCheck {
    private static final String EXTRACTOR = "spec.proxy.authExtractor.rego";

    private final PolicyCheck check;

    @Inject
    RegoCheck(ControlConfig config) {
        this(config.rego());
    }

    public RegoCheck(Optional<URI> engine) {
        this.check = PolicyCheck.by(engine);
    }

    /** Checks all rules of a class; waits for the engine. */
    public RegoFindings check(ConnectorClass connectorClass) {
        ClassProxy proxy = connectorClass.getSpec().proxy();
        RegoFindings findings =
                proxy == null ? RegoFindings.NONE : rule(EXTRACTOR, proxy.authExtractor(), RegoCheck::warnOfBody);
        List<AuthType> types = connectorClass.getSpec().auth() == null
                ? List.of()
                : connectorClass.getSpec().auth().types();
        for (int i = 0; i < types.size(); i++) {
            findings = findings.and(rule(
                    "spec.auth.types[%d].generator.rego".formatted(i),
                    types.get(i).generator(),
                    _ -> RegoFindings.NONE));
        }
        return findings;
    }

    @PreDestroy
    void close() {
        check.close();
    }

    private interface Advice {
        RegoFindings on(boolean readsBody);
    }

    private RegoFindings rule(String field, @Nullable RegoRule rule, Advice advice) {
        if (rule == null) {
            return RegoFindings.NONE;
        }
        if (rule.rego().isBlank()) {
            return finding(field, "Is empty. Write a module of package proxy with the rule auth.", Severity.ERROR);
        }
        return switch (check.check(rule.rego())) {
            case Compilation.Good(boolean readsBody) -> advice.on(readsBody);
            case Compilation.Bad bad -> finding(field, "Does not compile: " + bad.line(), Severity.ERROR);
            case Compilation.Unknown(String problem) ->
                new RegoFindings(
                        List.of(new Violation(field, "Cannot be compiled here. " + problem, Severity.WARNING)),
                        Optional.of(problem));
        };
    }

    private static RegoFindings warnOfBody(boolean readsBody) {
        return readsBody
                ? finding(
                        EXTRACTOR,
                        "May read input.request.body, which is always null here: bodies are read when it is known who sends them.",
                        Severity.WARNING)
                : RegoFindings.NONE;
    }

    private static RegoFindings finding(String field, String message, Severity severity) {
        return new RegoFindings(List.of(new Violation(field, message, severity)), Optional.empty());
    }
}
