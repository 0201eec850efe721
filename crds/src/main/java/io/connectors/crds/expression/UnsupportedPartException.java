package io.connectors.crds.expression;

/** A part of an expression that is refused when it is compiled. Becomes {@link ExpressionCompileException} in {@link Compiler}. */
final class UnsupportedPartException extends RuntimeException {
    private final long node;

    UnsupportedPartException(long node, String message) {
        super(message, null, false, false);
        this.node = node;
    }

    long node() {
        return node;
    }
}
