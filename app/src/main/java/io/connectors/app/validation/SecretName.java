package io.connectors.app.validation;

import io.connectors.crds.ref.ResourceRef;

/** The rule for names of Secrets. */
final class SecretName {
    private SecretName() {}

    static void check(String name, Field at, Findings findings) {
        if (name.isEmpty()) {
            findings.error(at, "Is empty. Name a Secret of the Connector's namespace, or leave the reference out.");
        } else if (ResourceRef.of("any", name).isEmpty()) {
            findings.error(
                    at,
                    "Is no name of a Secret: at most 253 lower-case letters, digits, '-' and '.', with a letter or digit at both ends.");
        }
    }
}
