package io.connectors.sandbox.expression;

import dev.cel.runtime.CelEvaluationException;
import dev.cel.runtime.CelRuntime;
import java.util.Map;
import java.util.Set;

/** A compiled expression. Safe for any thread. */
final class Expression {

    private final CelRuntime.Program program;
    private final Set<String> names;

    Expression(CelRuntime.Program program, Set<String> names) {
        this.program = program;
        this.names = Set.copyOf(names);
    }

    boolean mentions(String variable) {
        return names.contains(variable);
    }

    /**
     * Computes the value.
     *
     * @throws ExpressionException when there is none for these variables
     */
    Object evaluate(Map<String, Object> variables) {
        try {
            return program.eval(variables);
        } catch (CelEvaluationException e) {
            String message = String.valueOf(e.getMessage());
            throw new ExpressionException(
                    message.replaceFirst("^evaluation error( at <input>:\\d+)?: ", "")
                            .replace("/ by zero", "division by zero"),
                    e);
        }
    }
}
