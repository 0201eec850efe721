package io.connectors.crds.condition;

/** What is known about an aspect. */
public enum ConditionStatus {
    /** It is as it should be. */
    TRUE("True"),
    /** It is not. */
    FALSE("False"),
    /** Nobody could tell so far. */
    UNKNOWN("Unknown");

    private final String wire;

    ConditionStatus(String wire) {
        this.wire = wire;
    }

    /** Returns the value of {@code conditions[].status}. */
    public String wire() {
        return wire;
    }
}
