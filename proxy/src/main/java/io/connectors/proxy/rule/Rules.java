package io.connectors.proxy.rule;

import com.fasterxml.jackson.databind.JsonNode;
import io.connectors.crds.policy.Answer;
import io.connectors.crds.policy.Compilation;
import io.connectors.crds.policy.PolicyEngine;
import io.connectors.proxy.refusal.Decision;
import io.connectors.proxy.refusal.Reason;
import java.util.Optional;

/** Asks rules. A request for which a rule gives no reliable answer is refused. */
public final class Rules {
    private final PolicyEngine engine;

    public Rules(PolicyEngine engine) {
        this.engine = engine;
    }

    /** Tells whether a rule may look at the body, so that it has to be read first. */
    public Decision<Boolean> readsBody(Rule rule) {
        return switch (engine.prepare(rule.policy())) {
            case Compilation.Good(boolean readsBody) -> Decision.passed(readsBody);
            case Compilation.Bad bad -> failed(rule, "does not compile: " + bad.line());
            case Compilation.Unknown(String problem) -> unavailable(problem);
        };
    }

    /** Returns the answer; empty when the rule has none. */
    public Decision<Optional<JsonNode>> ask(Rule rule, RuleInput input) {
        return switch (engine.evaluate(rule.policy(), input.json())) {
            case Answer.Value(JsonNode value) -> Decision.passed(Optional.of(value));
            case Answer.Undefined() -> Decision.passed(Optional.empty());
            case Answer.Failed(String problem) -> failed(rule, problem);
            case Answer.Unavailable(String problem) -> unavailable(problem);
        };
    }

    /** Refuses a request because of what a rule answers or is. */
    public static <T> Decision<T> failed(Rule rule, String problem) {
        return Decision.refused(
                Reason.RULE_FAILED,
                "The rule %s of ConnectorClass \"%s\" %s. Correct the ConnectorClass."
                        .formatted(rule.field(), rule.className(), problem));
    }

    private static <T> Decision<T> unavailable(String problem) {
        return Decision.refused(
                Reason.REGO_UNAVAILABLE, problem + " The class of this Connector needs it. Try again in some seconds.");
    }
}
