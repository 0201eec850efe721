package io.connectors.sandbox.pki;

/** A key or certificate could not be made, read or written; the message names the file. */
public final class PkiException extends RuntimeException {

    PkiException(String message, Throwable cause) {
        super(message, cause);
    }
}
