package io.connectors.crds.trust;

/** Additional authorities that are no PEM certificates. */
public final class InvalidAuthoritiesException extends RuntimeException {
    InvalidAuthoritiesException(Throwable cause) {
        super("The additional certificate authorities are not PEM certificates.", cause);
    }
}
