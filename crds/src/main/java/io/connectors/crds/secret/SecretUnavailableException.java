package io.connectors.crds.secret;

import io.connectors.crds.ref.ResourceRef;

/** The API server did not say whether the Secret exists, so neither its value nor its absence may be assumed. */
public final class SecretUnavailableException extends RuntimeException {
    /** Says which Secret could not be read, and why. */
    public SecretUnavailableException(ResourceRef secret, Throwable cause) {
        super("Secret \"" + secret + "\" could not be read from the API server; the request can be repeated", cause);
    }
}
