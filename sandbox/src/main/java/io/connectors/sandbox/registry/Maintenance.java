package io.connectors.sandbox.registry;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.connectors.sandbox.storage.ObjectKey;
import io.connectors.sandbox.storage.ObjectStore;
import java.util.Optional;
import java.util.function.Consumer;

/** Changes metadata of objects for the API server itself: no schema, no owner of fields. */
public final class Maintenance {

    private final ObjectStore store;

    public Maintenance(ObjectStore store) {
        this.store = store;
    }

    /**
     * Applies an edit to an object as long as it is the given incarnation, and removes it when nothing holds it any more.
     *
     * @param edit changes its argument
     */
    public void edit(ObjectKey key, String uid, Consumer<ObjectNode> edit) {
        boolean settled = false;
        while (!settled) {
            Optional<ObjectNode> stored = store.get(key)
                    .filter(object -> object.at("/metadata/uid").asText().equals(uid));
            settled = stored.isEmpty() || isApplied(key, stored.get(), edit);
        }
    }

    private boolean isApplied(ObjectKey key, ObjectNode stored, Consumer<ObjectNode> edit) {
        ObjectNode next = stored.deepCopy();
        edit.accept(next);
        return next.equals(stored) || Removal.replace(store, key, stored, next).isPresent();
    }
}
