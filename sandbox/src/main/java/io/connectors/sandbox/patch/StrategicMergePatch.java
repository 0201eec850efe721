package io.connectors.sandbox.patch;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.connectors.sandbox.resource.ApiException;
import io.connectors.sandbox.schema.Schema;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Strategic merge patch: a merge patch that also merges lists, by the keys and strategies of the schema, and takes directives.
 *
 * @see <a href="https://github.com/kubernetes/community/blob/main/contributors/devel/sig-api-machinery/strategic-merge-patch.md">The
 *     format</a>
 */
public final class StrategicMergePatch {

    private static final String RETAIN_KEYS = "$retainKeys";
    private static final String DELETE_FROM_LIST = "$deleteFromPrimitiveList/";
    private static final String ELEMENT_ORDER = "$setElementOrder/";

    private StrategicMergePatch() {}

    /**
     * Applies a patch to a copy of an object.
     *
     * @throws ApiException 500, as a real API server has it, for directives and list items that make no sense
     */
    public static ObjectNode apply(ObjectNode live, ObjectNode patch, Schema schema) {
        return merge(live.deepCopy(), patch, Optional.of(schema));
    }

    private static ObjectNode merge(ObjectNode live, ObjectNode patch, Optional<Schema> schema) {
        if (patch.has(Directives.MARKER)) {
            return Directives.mapAfter(patch);
        }
        retainKeys(live, patch);
        Map<String, JsonNode> before = listsToOrder(live, patch);
        for (Map.Entry<String, JsonNode> field : patch.properties()) {
            String name = field.getKey();
            if (name.startsWith(DELETE_FROM_LIST)) {
                deleteFromList(live, name.substring(DELETE_FROM_LIST.length()), field.getValue());
            } else if (!name.equals(RETAIN_KEYS) && !name.startsWith(ELEMENT_ORDER)) {
                mergeField(live, name, field.getValue(), schema.flatMap(type -> type.field(name)));
            }
        }
        before.forEach((name, list) ->
                order(live, name, list, patch.path(ELEMENT_ORDER + name), schema.flatMap(type -> type.field(name))));
        return live;
    }

    private static void mergeField(ObjectNode live, String name, JsonNode value, Optional<Schema> schema) {
        JsonNode before = live.path(name);
        if (value.isNull()) {
            live.remove(name);
        } else if (before instanceof ObjectNode object && value instanceof ObjectNode change) {
            boolean replace = strategies(schema).contains("replace");
            live.set(name, replace ? change.deepCopy() : merge(object, change, schema));
        } else if (before instanceof ArrayNode list && value instanceof ArrayNode change) {
            live.set(name, mergeList(list, change, schema));
        } else {
            Directives.without(value).ifPresentOrElse(plain -> live.set(name, plain), () -> live.remove(name));
        }
    }

    private static JsonNode mergeList(ArrayNode live, ArrayNode patch, Optional<Schema> schema) {
        if (!strategies(schema).contains("merge")) {
            return patch.deepCopy();
        }
        String mergeKey = schema.flatMap(Schema::patchMergeKey).orElse("");
        MergedList merged = new MergedList(live, live, mergeKey);
        merged.mergeAll(
                patch, (item, change) -> merge((ObjectNode) item, (ObjectNode) change, schema.flatMap(Schema::items)));
        return merged.ordered(patch);
    }

    private static void deleteFromList(ObjectNode live, String name, JsonNode values) {
        Set<String> gone = new TreeSet<>();
        values.forEach(value -> gone.add(value.toString()));
        if (live.path(name) instanceof ArrayNode list) {
            ArrayNode kept = live.putArray(name);
            list.forEach(item -> {
                if (!gone.contains(item.toString())) {
                    kept.add(item);
                }
            });
        }
    }

    private static Map<String, JsonNode> listsToOrder(ObjectNode live, ObjectNode patch) {
        Map<String, JsonNode> lists = new TreeMap<>();
        patch.properties().stream()
                .map(Map.Entry::getKey)
                .filter(name -> name.startsWith(ELEMENT_ORDER))
                .map(name -> name.substring(ELEMENT_ORDER.length()))
                .forEach(name -> lists.put(name, live.path(name)));
        return lists;
    }

    private static void order(ObjectNode live, String name, JsonNode before, JsonNode order, Optional<Schema> schema) {
        if (live.path(name) instanceof ArrayNode list && order instanceof ArrayNode elements) {
            String mergeKey = schema.flatMap(Schema::patchMergeKey).orElse("");
            live.set(name, new MergedList(before, list, mergeKey).ordered(elements));
        }
    }

    private static void retainKeys(ObjectNode live, ObjectNode patch) {
        if (!patch.has(RETAIN_KEYS)) {
            return;
        }
        Set<String> kept = new TreeSet<>();
        patch.path(RETAIN_KEYS).forEach(key -> kept.add(key.asText()));
        boolean unlisted = patch.properties().stream()
                .anyMatch(field -> !field.getKey().startsWith("$")
                        && !field.getValue().isNull()
                        && !kept.contains(field.getKey()));
        if (!patch.path(RETAIN_KEYS).isArray() || unlisted) {
            throw Directives.refusal("invalid patch format of retainKeys");
        }
        live.retain(kept);
    }

    private static Set<String> strategies(Optional<Schema> schema) {
        return schema.map(Schema::patchStrategies).orElse(Set.of());
    }
}
