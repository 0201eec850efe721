package io.connectors.sandbox.registry;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.connectors.sandbox.resource.Json;
import io.connectors.sandbox.resource.ObjectMeta;

/** Takes from a changed object only what its endpoint may change. */
final class Subresources {

    private Subresources() {}

    static ObjectNode keepElsewhere(Target target, ObjectNode live, ObjectNode object) {
        return switch (target.subresource()) {
            case "status" -> target.served().isCustom() ? onlyStatus(live, object) : allButSpecification(live, object);
            case "finalize" -> onlyFinalizers(live, object);
            default -> {
                if (target.type().statusSubresource()) {
                    copy(live, object, "status");
                }
                yield object;
            }
        };
    }

    private static ObjectNode onlyStatus(ObjectNode live, ObjectNode object) {
        ObjectNode kept = live.deepCopy();
        copy(object, kept, "status");
        ObjectMeta.of(kept).setNode("managedFields", ObjectMeta.of(object).field("managedFields"));
        return kept;
    }

    private static ObjectNode allButSpecification(ObjectNode live, ObjectNode object) {
        live.properties().stream()
                .map(field -> field.getKey())
                .filter(field -> !field.equals("metadata") && !field.equals("status"))
                .forEach(field -> copy(live, object, field));
        return object;
    }

    private static ObjectNode onlyFinalizers(ObjectNode live, ObjectNode object) {
        ObjectNode kept = live.deepCopy();
        copy(object.path("spec"), Json.objectIn(kept, "spec"), "finalizers");
        return kept;
    }

    private static void copy(JsonNode from, ObjectNode to, String field) {
        if (from.has(field)) {
            to.set(field, from.path(field).deepCopy());
        } else {
            to.remove(field);
        }
    }
}
