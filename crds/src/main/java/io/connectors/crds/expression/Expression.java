package io.connectors.crds.expression;

/**
 * An expression that was compiled and can be evaluated any number of times, by several threads at once.
 *
 * @param <I> what the expression sees
 * @param <O> what it answers
 */
@FunctionalInterface
public interface Expression<I, O> {

    /** Evaluates on the calling thread, within the limits; never throws for what an author or an input can do. */
    Result<O> evaluate(I input);
}
