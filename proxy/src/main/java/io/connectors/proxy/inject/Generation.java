package io.connectors.proxy.inject;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.NullNode;
import io.connectors.proxy.message.RequestHead;
import io.connectors.proxy.refusal.Decision;
import io.connectors.proxy.rule.Rule;
import io.connectors.proxy.rule.RuleInput;
import io.connectors.proxy.rule.Rules;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** Lets the rule of an auth type make the credential. */
final class Generation {
    private final Rules rules;

    Generation(Rules rules) {
        this.rules = rules;
    }

    Decision<List<Placement>> place(
            Rule rule, Map<String, String> values, RequestHead request, Supplier<Decision<byte[]>> body) {
        return rules.readsBody(rule)
                .then(reads -> reads && request.hasBody()
                        ? body.get().then(bytes -> Decision.passed(JsonBody.read(request.headers(), bytes)))
                        : Decision.<JsonNode>passed(NullNode.instance))
                .then(seen -> rules.ask(
                        rule, new RuleInput(values, request, request.target().path(), seen)))
                .then(answer -> answer.map(value -> new GeneratedCredential(rule, value).placements(request.headers()))
                        .orElseGet(() -> Rules.failed(rule, "makes no credential for this request")));
    }
}
