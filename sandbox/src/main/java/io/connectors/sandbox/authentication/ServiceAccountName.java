package io.connectors.sandbox.authentication;

import java.util.List;
import java.util.Optional;

/** A service account as a user name: {@code system:serviceaccount:<namespace>:<name>}. */
record ServiceAccountName(String namespace, String name) {

    private static final String PREFIX = "system:serviceaccount:";
    private static final String ALL = "system:serviceaccounts";

    static Optional<ServiceAccountName> ofUsername(String username) {
        if (!username.startsWith(PREFIX)) {
            return Optional.empty();
        }
        String[] parts = username.substring(PREFIX.length()).split(":", -1);
        return parts.length == 2 && !parts[0].isEmpty() && !parts[1].isEmpty()
                ? Optional.of(new ServiceAccountName(parts[0], parts[1]))
                : Optional.empty();
    }

    String username() {
        return PREFIX + namespace + ":" + name;
    }

    /** Returns the groups of all service accounts of a namespace. */
    static List<String> groups(String namespace) {
        return List.of(ALL, ALL + ":" + namespace, Identities.AUTHENTICATED);
    }
}
