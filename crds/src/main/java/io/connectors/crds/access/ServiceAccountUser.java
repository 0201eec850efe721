package io.connectors.crds.access;

import io.connectors.crds.ref.ResourceRef;
import java.util.Optional;

/** The user name that Kubernetes gives a ServiceAccount. */
final class ServiceAccountUser {
    private static final String PREFIX = "system:serviceaccount:";

    private ServiceAccountUser() {}

    /** Returns the ServiceAccount; empty for other users. */
    static Optional<ResourceRef> serviceAccount(String username) {
        if (!username.startsWith(PREFIX)) {
            return Optional.empty();
        }
        String[] names = username.substring(PREFIX.length()).split(":", -1);
        return names.length == 2 ? ResourceRef.of(names[0], names[1]) : Optional.empty();
    }
}
