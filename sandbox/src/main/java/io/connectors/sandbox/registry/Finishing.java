package io.connectors.sandbox.registry;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.connectors.sandbox.resource.ApiException;
import io.connectors.sandbox.resource.Cause;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The last steps of every write. */
final class Finishing {

    private static final List<String> NOT_SPECIFICATION = List.of("metadata", "apiVersion", "kind");

    private Finishing() {}

    /** Refuses an object that has problems; the same problem found twice counts once. */
    static void requireValid(Target target, String name, Collection<Cause> problems) {
        Map<String, Cause> different = new LinkedHashMap<>();
        problems.forEach(cause -> different.putIfAbsent(cause.field() + " " + cause.message(), cause));
        if (!different.isEmpty()) {
            throw ApiException.invalid(target.type(), name, new ArrayList<>(different.values()));
        }
    }

    /** Tells whether a change is one of the specification, which metadata.generation counts. */
    static boolean changesSpecification(Target target, ObjectNode live, ObjectNode object) {
        return !specification(target, live).equals(specification(target, object));
    }

    /** Tells whether two states differ in more than the times of their managed fields. */
    static boolean isSame(ObjectNode live, ObjectNode object) {
        return withoutTimes(live).equals(withoutTimes(object));
    }

    private static ObjectNode specification(Target target, ObjectNode object) {
        ObjectNode copy = object.deepCopy();
        copy.remove(NOT_SPECIFICATION);
        if (target.type().statusSubresource() || !target.served().isCustom()) {
            copy.remove("status");
        }
        return copy;
    }

    private static ObjectNode withoutTimes(ObjectNode object) {
        ObjectNode copy = object.deepCopy();
        if (copy.path("metadata").get("managedFields") instanceof ArrayNode entries) {
            for (JsonNode entry : entries) {
                if (entry instanceof ObjectNode managed) {
                    managed.remove("time");
                }
            }
        }
        return copy;
    }
}
