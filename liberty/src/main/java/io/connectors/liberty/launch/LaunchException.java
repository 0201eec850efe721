package io.connectors.liberty.launch;

/** A server that did not start, or a start that was refused. */
public final class LaunchException extends RuntimeException {

    public LaunchException(String message) {
        super(message);
    }

    LaunchException(String message, Throwable cause) {
        super(message, cause);
    }
}
