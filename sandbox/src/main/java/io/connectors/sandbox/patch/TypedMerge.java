package io.connectors.sandbox.patch;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.connectors.sandbox.schema.Schema;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Merges an applied object into the live one: what is applied wins, what it does not mention stays. */
final class TypedMerge {

    private TypedMerge() {}

    static JsonNode merge(Schema schema, @Nullable JsonNode live, JsonNode applied) {
        Shape shape = Shape.of(schema, applied);
        JsonNode base = live != null && Shape.of(schema, live) == shape ? live : null;
        boolean nothingInside = applied.isEmpty() && (base == null || base.isEmpty());
        if (shape == Shape.LEAF || nothingInside) {
            return applied.deepCopy();
        }
        return shape == Shape.FIELDS ? mergeFields(schema, base, applied) : mergeItems(schema, base, applied);
    }

    private static JsonNode mergeFields(Schema schema, @Nullable JsonNode live, JsonNode applied) {
        ObjectNode merged = JsonNodeFactory.instance.objectNode();
        if (live != null) {
            live.properties()
                    .forEach(
                            field -> merged.set(field.getKey(), field.getValue().deepCopy()));
        }
        applied.properties().forEach(field -> {
            Schema child = schema.field(field.getKey()).orElse(Schema.UNKNOWN_FIELD);
            JsonNode before = live == null ? null : live.get(field.getKey());
            merged.set(field.getKey(), merge(child, before, field.getValue()));
        });
        return merged;
    }

    private static JsonNode mergeItems(Schema schema, @Nullable JsonNode live, JsonNode applied) {
        Items left = Items.of(schema, live);
        Items right = Items.of(schema, applied);
        ArrayNode merged = JsonNodeFactory.instance.arrayNode();
        for (PathElement element : new Order(left.elements, right.elements).merged()) {
            merged.add(mergeItem(schema, left, right, element));
        }
        return merged;
    }

    private static JsonNode mergeItem(Schema schema, Items left, Items right, PathElement element) {
        Optional<JsonNode> before = left.find(element);
        Schema items = schema.items().orElse(Schema.UNKNOWN_FIELD);
        return right.find(element)
                .map(item -> merge(items, before.orElse(null), item))
                .or(() -> before.map(JsonNode::deepCopy))
                .orElseThrow();
    }

    private record Items(List<PathElement> elements, TreeMap<PathElement, JsonNode> values) {

        static Items of(Schema schema, @Nullable JsonNode list) {
            Items items = new Items(new ArrayList<>(), new TreeMap<>());
            if (list != null) {
                for (JsonNode item : list) {
                    PathElement element = Shape.elementOf(schema, item);
                    if (items.values.putIfAbsent(element, item) == null) {
                        items.elements.add(element);
                    }
                }
            }
            return items;
        }

        Optional<JsonNode> find(PathElement element) {
            return Optional.ofNullable(values.get(element));
        }
    }

    /** The order of a merged list: applied items as applied, live ones between them where they were. */
    private record Order(List<PathElement> live, List<PathElement> applied) {

        List<PathElement> merged() {
            List<PathElement> shared = new ArrayList<>(applied);
            shared.retainAll(new TreeSet<>(live));
            List<PathElement> merged = new ArrayList<>();
            int next = 0;
            for (PathElement element : live) {
                if (!applied.contains(element)) {
                    merged.add(element);
                } else if (!shared.isEmpty() && shared.getFirst().equals(element)) {
                    // All that was applied before this item comes before it, and this is where it was in the live list.
                    while (!applied.get(next).equals(element)) {
                        merged.add(applied.get(next++));
                    }
                    merged.add(applied.get(next++));
                    shared.removeFirst();
                }
            }
            merged.addAll(applied.subList(next, applied.size()));
            return merged;
        }
    }
}
