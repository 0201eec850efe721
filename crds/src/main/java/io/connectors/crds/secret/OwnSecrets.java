package io.connectors.crds.secret;

import io.fabric8.kubernetes.api.model.Secret;

/** Secrets of the product itself. No Connector may use one, also not one that lies beside them. */
public final class OwnSecrets {
    /** Type of the Secret with the keys that sign the proxy's certificates. */
    public static final String INTERCEPTION_AUTHORITY = "connectors.alauda.io/interception-ca";

    private OwnSecrets() {}

    /** Tells by its type, which nobody can change, whether a Secret is one of them. */
    public static boolean include(Secret secret) {
        return INTERCEPTION_AUTHORITY.equals(secret.getType());
    }

    /** Says why a Connector cannot use it, and what to do. */
    public static String refusal(Secret secret) {
        return "Secret \"%s\" signs the proxy's own certificates; a Connector cannot use it. Name another one."
                .formatted(secret.getMetadata().getName());
    }
}
