package io.connectors.sandbox.expression;

/** An expression does not compile, or cannot be evaluated for the values given. */
public final class ExpressionException extends RuntimeException {

    ExpressionException(String message, Throwable cause) {
        super(message, cause);
    }

    ExpressionException(String message) {
        super(message);
    }

    public String message() {
        return String.valueOf(getMessage());
    }
}
