package io.connectors.crds.expression;

/** One part of an expression, ready to be evaluated. Shared by threads: everything of one evaluation is in {@link Run}. */
@FunctionalInterface
interface Step {

    /** Returns a value of the language, or a {@link Fault}. */
    Object run(Run run);
}
