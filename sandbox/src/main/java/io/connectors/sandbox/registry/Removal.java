package io.connectors.sandbox.registry;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.connectors.sandbox.resource.ObjectMeta;
import io.connectors.sandbox.storage.ObjectKey;
import io.connectors.sandbox.storage.ObjectStore;
import java.util.Optional;

/** Takes objects out of the store when nothing holds them any more. */
final class Removal {

    private Removal() {}

    /** Tells whether finalizers keep an object, its own or, for a namespace, those of its content. */
    static boolean isHeld(ObjectNode object) {
        return !ObjectMeta.of(object).finalizers().isEmpty()
                || (object.path("kind").asText().equals("Namespace")
                        && !object.at("/spec/finalizers").isEmpty());
    }

    /**
     * Replaces an object, and removes it when it was only waiting for the finalizers that the new state no longer has.
     *
     * @return empty when the stored object is no longer the one given
     */
    static Optional<ObjectNode> replace(ObjectStore store, ObjectKey key, ObjectNode stored, ObjectNode next) {
        if (ObjectMeta.of(next).isBeingDeleted() && !isHeld(next)) {
            return store.delete(key, stored, next);
        }
        return store.replace(key, stored, next);
    }
}
