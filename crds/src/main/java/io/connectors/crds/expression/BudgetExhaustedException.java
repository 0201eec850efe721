package io.connectors.crds.expression;

/** Ends an evaluation wherever it is; unlike a {@link Fault} nothing outlives it. Never leaves the package. */
final class BudgetExhaustedException extends RuntimeException {
    BudgetExhaustedException(String message) {
        super(message, null, false, false);
    }
}
