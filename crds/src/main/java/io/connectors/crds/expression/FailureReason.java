package io.connectors.crds.expression;

/** Why an expression has no answer. */
public enum FailureReason {
    /** A key is missing, types do not fit, a number is out of range. */
    ERROR,
    /** The answer is not of the type that the rule needs. */
    WRONG_TYPE,
    /** The evaluation took more steps, time or memory than it may. */
    LIMIT
}
