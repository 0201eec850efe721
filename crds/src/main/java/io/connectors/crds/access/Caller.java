package io.connectors.crds.access;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * An authenticated user, as the API server names it.
 *
 * @param extra further attributes; those of a Pod's token name the Pod
 */
public record Caller(String username, String uid, List<String> groups, Map<String, List<String>> extra) {
    private static final String POD_NAME = "authentication.kubernetes.io/pod-name";
    private static final String POD_UID = "authentication.kubernetes.io/pod-uid";

    /** Copies groups and extra. */
    public Caller {
        groups = List.copyOf(groups);
        extra = Map.copyOf(extra);
    }

    /** Returns the name of the Pod that the token is bound to. */
    public Optional<String> podName() {
        return first(POD_NAME);
    }

    /** Returns the uid of the Pod that the token is bound to. */
    public Optional<String> podUid() {
        return first(POD_UID);
    }

    private Optional<String> first(String key) {
        return extra.getOrDefault(key, List.of()).stream().findFirst();
    }
}
