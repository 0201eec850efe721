package io.connectors.crds.expression;

import java.util.Map;

/** One evaluation: the variables of the input, those of the macros, and what is left of the budget. */
final class Run {
    private final Map<String, Object> variables;
    private final Object[] locals;
    private final Budget budget;

    Run(Map<String, Object> variables, int localCount, Budget budget) {
        this.variables = variables;
        this.locals = new Object[localCount];
        this.budget = budget;
    }

    Budget budget() {
        return budget;
    }

    Object variable(String name) {
        Object value = variables.get(name);
        return value == null ? Fault.of("\"" + name + "\" is not given") : value;
    }

    Object local(int slot) {
        return locals[slot];
    }

    void local(int slot, Object value) {
        locals[slot] = value;
    }
}
