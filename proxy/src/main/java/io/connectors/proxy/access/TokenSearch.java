package io.connectors.proxy.access;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.NullNode;
import io.connectors.crds.access.ClientToken;
import io.connectors.crds.v1alpha1.ClientTokenLocation;
import io.connectors.proxy.message.RequestHead;
import io.connectors.proxy.refusal.Decision;
import io.connectors.proxy.rule.Rule;
import io.connectors.proxy.rule.RuleInput;
import io.connectors.proxy.rule.Rules;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Finds the token that a client shows to a Connector: as the rule of its class says, then in the places of {@link ClientTokens}. */
public final class TokenSearch {
    private final ClientTokens tokens;
    private final Rules rules;

    public TokenSearch(ClientTokens tokens, Rules rules) {
        this.tokens = tokens;
        this.rules = rules;
    }

    /**
     * Finds the token.
     *
     * @param path of the request, below the Connector
     */
    public Decision<FoundToken> find(RequestHead request, String path, Places places) {
        return places.extractor()
                .map(rule -> extracted(request, path, rule)
                        .then(found -> found.map(Decision::passed)
                                .orElseGet(() -> tokens.forServer(request, places.declared()))))
                .orElseGet(() -> tokens.forServer(request, places.declared()));
    }

    /** Where a class says that tokens are. */
    public record Places(Optional<Rule> extractor, List<ClientTokenLocation> declared) {
        public static final Places USUAL = new Places(Optional.empty(), List.of());
    }

    /** The body is not looked at: it is read when it is known who sends it. */
    private Decision<Optional<FoundToken>> extracted(RequestHead request, String path, Rule rule) {
        return rules.ask(rule, new RuleInput(Map.of(), request, path, NullNode.instance))
                .then(answer -> answer.map(value -> value.path("token"))
                        .filter(JsonNode::isTextual)
                        .map(JsonNode::textValue)
                        .filter(text -> !text.isBlank())
                        .map(text -> removable(text, request, rule))
                        .orElseGet(() -> Decision.passed(Optional.empty())));
    }

    /** A token that cannot be found again could not be kept from the tool. */
    private static Decision<Optional<FoundToken>> removable(String text, RequestHead request, Rule rule) {
        ShownToken shown = new ShownToken(text);
        boolean inHead = request.headers().fields().stream().anyMatch(shown::isIn) || shown.isInQuery(request.target());
        return inHead && !shown.isInPath(request.target())
                ? Decision.passed(Optional.of(new FoundToken(new ClientToken(text), new TokenPlace.Anywhere())))
                : Rules.failed(
                        rule,
                        "found a token that stands in no header or query parameter as it is, so that it would reach the tool");
    }
}
