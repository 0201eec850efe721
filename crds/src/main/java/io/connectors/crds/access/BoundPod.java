package io.connectors.crds.access;

import io.connectors.crds.ref.ResourceRef;
import java.util.Optional;

/**
 * The Pod that a token is bound to: when it is gone the token is worthless, also when another Pod has its name by then.
 *
 * @param ref its namespace and name
 */
public record BoundPod(ResourceRef ref, String uid) {

    /** Returns the Pod when its names are valid and there is a uid; with less nobody could tell it from its successor. */
    static Optional<BoundPod> of(String namespace, String name, String uid) {
        return ResourceRef.of(namespace, name).filter(_ -> !uid.isEmpty()).map(ref -> new BoundPod(ref, uid));
    }
}
