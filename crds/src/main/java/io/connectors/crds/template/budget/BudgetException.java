package io.connectors.crds.template.budget;

/** An evaluation costs more than it may. The message says which bound it met. */
public final class BudgetException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    BudgetException(String problem) {
        super(problem);
    }
}
