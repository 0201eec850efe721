package io.connectors.crds.expression;

/**
 * An error as a value, because {@code ||}, {@code &&} and the macros built on them can outlive one.
 *
 * @param node part of the expression that failed; 0 while nobody has said so
 * @param message never holds a value of the input
 */
record Fault(long node, String message) {
    private static final Fault NO_OVERLOAD = of("the types of the operands do not fit");

    static Fault of(String message) {
        return new Fault(0, message);
    }

    static Fault noOverload() {
        return NO_OVERLOAD;
    }

    Fault at(long place) {
        return node == 0 ? new Fault(place, message) : this;
    }
}
