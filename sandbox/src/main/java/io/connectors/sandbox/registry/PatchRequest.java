package io.connectors.sandbox.registry;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** A change in one of the four languages for it. */
public sealed interface PatchRequest {
    record JsonPatch(ArrayNode operations) implements PatchRequest {}

    record Merge(JsonNode patch) implements PatchRequest {}

    record StrategicMerge(ObjectNode patch) implements PatchRequest {}

    /**
     * A server-side apply.
     *
     * @param force whether to take fields away from other managers
     */
    record Apply(ObjectNode configuration, boolean force) implements PatchRequest {}
}
