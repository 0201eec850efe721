package io.connectors.sandbox.patch;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/** Objects without what differs from run to run. */
final class Normalized {

    private static final List<String> CHANCE =
            List.of("uid", "resourceVersion", "creationTimestamp", "generation", "selfLink");

    private Normalized() {}

    static ObjectNode of(ObjectNode object) {
        ObjectNode normalized = object.deepCopy();
        if (normalized.path("metadata") instanceof ObjectNode metadata) {
            metadata.remove(CHANCE);
            if (metadata.path("managedFields") instanceof ArrayNode entries) {
                entries.forEach(entry -> ((ObjectNode) entry)
                        .put("time", entry.path("time").asText("none").equals("none") ? "none" : "T"));
                // A controller that runs beside the recorded server.
                entries.removeIf(entry -> entry.path("manager").asText().equals("kube-controller-manager"));
            }
        }
        if (normalized.path("details") instanceof ObjectNode details) {
            details.remove("uid");
        }
        return normalized;
    }
}
