package io.connectors.proxy.authority;

/** The cluster did not answer, or did not allow it. The message says what to do and holds nothing of the text. */
public final class SharedTextException extends RuntimeException {
    public SharedTextException(String message, Throwable cause) {
        super(message, cause);
    }

    public SharedTextException(String message) {
        super(message);
    }
}
