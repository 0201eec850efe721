package io.connectors.sandbox.registry;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.connectors.sandbox.resource.ObjectReader;
import io.connectors.sandbox.resource.ResourceType;
import io.connectors.sandbox.storage.ObjectKey;
import io.connectors.sandbox.storage.ObjectStore;
import io.connectors.sandbox.storage.Scope;
import java.util.List;
import java.util.Optional;

/** Reads the store by type. */
public record StoredObjects(ObjectStore store) implements ObjectReader {

    @Override
    public Optional<ObjectNode> get(ResourceType type, String namespace, String name) {
        return store.get(new ObjectKey(type.group(), type.plural(), namespace, name));
    }

    @Override
    public List<ObjectNode> list(ResourceType type, String namespace) {
        return List.copyOf(store.list(new Scope(type.group(), type.plural(), namespace))
                .objects()
                .values());
    }
}
