package io.connectors.crds.access;

import io.connectors.crds.ref.ResourceRef;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * An authenticated user, as the API server names it. Not a record, because each request looks up its caller's rights: the hash is
 * computed once.
 */
public final class Caller {
    private static final String POD_NAME = "authentication.kubernetes.io/pod-name";
    private static final String POD_UID = "authentication.kubernetes.io/pod-uid";

    private final String username;
    private final String uid;
    private final List<String> groups;
    private final Map<String, List<String>> extra;
    private final @Nullable BoundPod pod;
    private final int hash;

    /**
     * @param extra further attributes; those of a Pod's token name the Pod
     */
    public Caller(String username, String uid, List<String> groups, Map<String, List<String>> extra) {
        this.username = username;
        this.uid = uid;
        this.groups = List.copyOf(groups);
        this.extra = Map.copyOf(extra);
        // A token can be bound to a Pod of its ServiceAccount's namespace only, which is why no attribute names that.
        this.pod = ServiceAccountUser.serviceAccount(username)
                .map(ResourceRef::namespace)
                .flatMap(namespace -> BoundPod.of(namespace, first(POD_NAME), first(POD_UID)))
                .orElse(null);
        this.hash = Objects.hash(username, uid, this.groups, this.extra);
    }

    public String username() {
        return username;
    }

    public String uid() {
        return uid;
    }

    public List<String> groups() {
        return groups;
    }

    public Map<String, List<String>> extra() {
        return extra;
    }

    /** Returns the Pod that the token is bound to. */
    public Optional<BoundPod> pod() {
        return Optional.ofNullable(pod);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return this == other
                || (other instanceof Caller that
                        && hash == that.hash
                        && username.equals(that.username)
                        && uid.equals(that.uid)
                        && groups.equals(that.groups)
                        && extra.equals(that.extra));
    }

    @Override
    public int hashCode() {
        return hash;
    }

    @Override
    public String toString() {
        return "Caller[" + username + "]";
    }

    private String first(String key) {
        return extra.getOrDefault(key, List.of()).stream().findFirst().orElse("");
    }
}
