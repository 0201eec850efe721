package io.connectors.crds.expression;

/**
 * What came of an evaluation.
 *
 * @param <O> type of the answer
 */
public sealed interface Result<O> {

    /** The expression's answer. */
    record Answer<O>(O value) implements Result<O> {}

    /**
     * The expression has no answer for this input.
     *
     * @param message position and cause in our own words; never a value of the input, which may be secret
     */
    record Failure<O>(FailureReason reason, String message) implements Result<O> {}
}
