package io.connectors.sandbox.schema;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;

/** Looks up components by their name. */
interface Definitions {
    Definitions NONE = name -> Optional.empty();

    Optional<ObjectNode> find(String name);

    /** Returns what an object of this type has before anybody set a field: Go's structs are never absent. */
    default ObjectNode emptyObject(String name) {
        return JsonNodeFactory.instance.objectNode();
    }
}
