package io.connectors.liberty.install;

/** The API server did not take an object, or did not give a token. */
public final class InstallException extends RuntimeException {

    InstallException(String message) {
        super(message);
    }

    InstallException(String message, Throwable cause) {
        super(message, cause);
    }
}
