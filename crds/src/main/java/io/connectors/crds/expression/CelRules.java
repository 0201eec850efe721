package io.connectors.crds.expression;

import dev.cel.common.types.CelKind;
import java.util.Map;
import java.util.function.Function;

/** Compiles the rules of classes: expressions that answer yes or no. */
public final class CelRules {
    private CelRules() {}

    /**
     * Compiles a rule about a tool's answer.
     *
     * @throws ExpressionCompileException when it is no expression, or cannot be a bool
     */
    public static Expression<ResponseVariables, Boolean> response(String text) {
        return rule(Environment.RESPONSE, text, ResponseVariables::values);
    }

    /**
     * Compiles a rule about a request.
     *
     * @throws ExpressionCompileException when it is no expression, or cannot be a bool
     */
    public static Expression<RequestVariables, Boolean> request(String text) {
        return rule(Environment.REQUEST, text, RequestVariables::values);
    }

    private static <I> Expression<I, Boolean> rule(
            Environment environment, String text, Function<I, Map<String, Object>> variables) {
        CelProgram program = new Compiler(environment, ExpressionLimits.DEFAULT).compile(text);
        CelKind kind = program.type().kind();
        if (kind != CelKind.BOOL && kind != CelKind.DYN) {
            throw new ExpressionCompileException(
                    1,
                    1,
                    "a rule must be true or false, this one is of type %s"
                            .formatted(program.type().name()));
        }
        return input -> decide(program, variables.apply(input));
    }

    private static Result<Boolean> decide(CelProgram program, Map<String, Object> variables) {
        try {
            return switch (program.value(variables)) {
                case Boolean answer -> new Result.Answer<>(answer);
                case Fault fault -> new Result.Failure<>(FailureReason.ERROR, program.describe(fault));
                case Object other ->
                    new Result.Failure<>(
                            FailureReason.WRONG_TYPE,
                            "a rule must be true or false, this one gave a value of type %s"
                                    .formatted(TypeName.of(other).name()));
            };
        } catch (BudgetExhaustedException e) {
            return new Result.Failure<>(FailureReason.LIMIT, "the expression " + e.getMessage());
        }
    }
}
