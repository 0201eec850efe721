package io.connectors.app.validation;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.connectors.crds.expression.CelRules;
import io.connectors.crds.expression.Expression;
import io.connectors.crds.expression.ExpressionCompileException;
import io.connectors.crds.expression.FailureReason;
import io.connectors.crds.expression.RequestVariables;
import io.connectors.crds.expression.ResponseVariables;
import io.connectors.crds.expression.Result;
import java.util.Map;
import java.util.function.Function;

/**
 * The rule for expressions: they compile, and give true or false. Answers and requests have no types that a compiler could check, so
 * each is tried once on an example; what else depends on values shows when it is evaluated.
 */
final class ExpressionRule {
    private static final ResponseVariables ANSWER = new ResponseVariables(200, Map.of(), "", MissingNode.getInstance());
    private static final RequestVariables REQUEST = new RequestVariables(
            new RequestVariables.Request("GET", "/", "tool.example.org", Map.of(), Map.of()),
            JsonNodeFactory.instance.objectNode(),
            Map.of(),
            JsonNodeFactory.instance.objectNode());

    private ExpressionRule() {}

    /** Checks an expression over a tool's answer; an empty one is none. */
    static void response(String text, Field at, Findings findings) {
        check(text, CelRules::response, ANSWER, at, findings);
    }

    /** Checks an expression over a request; an empty one is none. */
    static void request(String text, Field at, Findings findings) {
        check(text, CelRules::request, REQUEST, at, findings);
    }

    private static <I> void check(
            String text, Function<String, Expression<I, Boolean>> compiler, I example, Field at, Findings findings) {
        if (text.isBlank()) {
            return;
        }
        try {
            Result<Boolean> result = compiler.apply(text).evaluate(example);
            if (result instanceof Result.Failure<Boolean>(FailureReason reason, var _)
                    && reason == FailureReason.WRONG_TYPE) {
                findings.error(
                        at, "The expression must be true or false, and gives something else. Compare it with a value.");
            }
        } catch (ExpressionCompileException e) {
            findings.error(at, "The expression does not compile: %s. Correct it.".formatted(e.getMessage()));
        }
    }
}
