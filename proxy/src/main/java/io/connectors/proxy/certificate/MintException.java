package io.connectors.proxy.certificate;

/** A certificate or key could not be made or used: a fault of this JVM, never of a client. */
public final class MintException extends RuntimeException {
    MintException(String message, Throwable cause) {
        super(message, cause);
    }
}
