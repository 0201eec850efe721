package io.connectors.crds.expression;

import dev.cel.common.CelSource;
import dev.cel.common.types.CelType;
import java.util.Map;

/** A compiled expression of any type. */
record CelProgram(Step root, int slots, CelType type, CelSource source, ExpressionLimits limits) {

    /**
     * Evaluates within the limits.
     *
     * @return a value of the language or a {@link Fault}
     * @throws BudgetExhaustedException when a limit is reached
     */
    Object value(Map<String, Object> variables) {
        return root.run(new Run(variables, slots, new Budget(limits)));
    }

    /** Returns position and cause, ready to be read. */
    String describe(Fault fault) {
        return "%s: %s".formatted(Position.of(source, fault.node()), fault.message());
    }
}
