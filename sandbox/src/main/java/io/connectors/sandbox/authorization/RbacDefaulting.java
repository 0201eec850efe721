package io.connectors.sandbox.authorization;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.connectors.sandbox.resource.ResourceType;

/** Fills in the API groups that users leave out of bindings. */
public final class RbacDefaulting {

    private RbacDefaulting() {}

    public static void apply(ResourceType type, ObjectNode object) {
        if (type.group().equals(RbacTypes.GROUP) && type.kind().endsWith("Binding")) {
            if (object.get("roleRef") instanceof ObjectNode role) {
                putGroup(role);
            }
            for (JsonNode each : object.path("subjects")) {
                String kind = each.path("kind").asText();
                if (each instanceof ObjectNode subject && (kind.equals("User") || kind.equals("Group"))) {
                    putGroup(subject);
                }
            }
        }
    }

    private static void putGroup(ObjectNode reference) {
        if (reference.path("apiGroup").asText("").isEmpty()) {
            reference.put("apiGroup", RbacTypes.GROUP);
        }
    }
}
