package io.connectors.sandbox.patch;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.NullNode;
import io.connectors.sandbox.schema.JsonEquality;
import io.connectors.sandbox.schema.Schema;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** What changes from one object to another, field by field. */
record Comparison(FieldSet added, FieldSet modified, FieldSet removed) {

    static Comparison between(Schema schema, JsonNode before, JsonNode after) {
        Comparison comparison = new Comparison(new FieldSet(), new FieldSet(), new FieldSet());
        comparison.compare(schema, before, after, List.of());
        return comparison;
    }

    Comparison filtered(UnaryOperator<FieldSet> filter) {
        return new Comparison(filter.apply(added), filter.apply(modified), filter.apply(removed));
    }

    FieldSet set() {
        return modified.union(added);
    }

    private void compare(Schema schema, @Nullable JsonNode before, @Nullable JsonNode after, List<PathElement> path) {
        boolean leaf;
        if (before == null || after == null || Shape.of(schema, before) == Shape.of(schema, after)) {
            leaf = compareAs(shape(schema, before, after), schema, before, after, path);
        } else {
            compareAs(Shape.of(schema, before), schema, before, after, path);
            leaf = compareAs(Shape.of(schema, after), schema, before, after, path);
        }
        if (!leaf && before == null) {
            added.insert(path);
        } else if (!leaf && after == null) {
            removed.insert(path);
        }
    }

    private static Shape shape(Schema schema, @Nullable JsonNode before, @Nullable JsonNode after) {
        JsonNode present = after == null ? before : after;
        return Shape.of(schema, present == null ? NullNode.getInstance() : present);
    }

    /** Returns whether the value was compared as a whole. */
    private boolean compareAs(
            Shape shape, Schema schema, @Nullable JsonNode before, @Nullable JsonNode after, List<PathElement> path) {
        boolean nothingInside = isEmpty(before, shape) && isEmpty(after, shape);
        if (shape == Shape.LEAF || nothingInside) {
            compareLeaf(before, after, path);
            return true;
        }
        if (shape == Shape.FIELDS) {
            compareFields(schema, before, after, path);
        } else {
            compareItems(schema, before, after, path);
        }
        return false;
    }

    private void compareLeaf(@Nullable JsonNode before, @Nullable JsonNode after, List<PathElement> path) {
        if (before == null) {
            added.insert(path);
        } else if (after == null) {
            removed.insert(path);
        } else if (!JsonEquality.same(before, after)) {
            modified.insert(path);
        }
    }

    private void compareFields(
            Schema schema, @Nullable JsonNode before, @Nullable JsonNode after, List<PathElement> path) {
        Set<String> names = new TreeSet<>();
        Map<String, JsonNode> left = fields(before, names);
        Map<String, JsonNode> right = fields(after, names);
        for (String name : names) {
            compare(
                    schema.field(name).orElse(Schema.UNKNOWN_FIELD),
                    left.get(name),
                    right.get(name),
                    Paths.append(path, new PathElement.Field(name)));
        }
    }

    private void compareItems(
            Schema schema, @Nullable JsonNode before, @Nullable JsonNode after, List<PathElement> path) {
        Map<PathElement, List<JsonNode>> left = items(schema, before);
        Map<PathElement, List<JsonNode>> right = items(schema, after);
        Set<PathElement> elements = new TreeSet<>(left.keySet());
        elements.addAll(right.keySet());
        Schema items = schema.items().orElse(Schema.UNKNOWN_FIELD);
        for (PathElement element : elements) {
            compareItem(
                    items,
                    left.getOrDefault(element, List.of()),
                    right.getOrDefault(element, List.of()),
                    Paths.append(path, element));
        }
    }

    /** Compares all items of one name; several of them count as one value. */
    private void compareItem(Schema items, List<JsonNode> before, List<JsonNode> after, List<PathElement> path) {
        boolean wereMany = before.size() > 1;
        boolean areMany = after.size() > 1;
        if (!wereMany && !areMany) {
            compare(items, first(before), first(after), path);
        } else if (wereMany && areMany) {
            if (!sameItems(before, after)) {
                modified.insert(path);
            }
        } else if (wereMany) {
            if (!after.isEmpty()) {
                compare(items, null, first(after), path);
            }
            removed.insert(path);
        } else {
            if (!before.isEmpty()) {
                compare(items, first(before), null, path);
            }
            added.insert(path);
        }
    }

    private static boolean sameItems(List<JsonNode> before, List<JsonNode> after) {
        boolean same = before.size() == after.size();
        for (int i = 0; same && i < before.size(); i++) {
            same = JsonEquality.same(before.get(i), after.get(i));
        }
        return same;
    }

    private static @Nullable JsonNode first(List<JsonNode> items) {
        return items.isEmpty() ? null : items.getFirst();
    }

    private static Map<String, JsonNode> fields(@Nullable JsonNode object, Set<String> names) {
        Map<String, JsonNode> fields = new TreeMap<>();
        if (object != null) {
            object.properties().forEach(field -> fields.put(field.getKey(), field.getValue()));
        }
        names.addAll(fields.keySet());
        return fields;
    }

    private static Map<PathElement, List<JsonNode>> items(Schema schema, @Nullable JsonNode list) {
        Map<PathElement, List<JsonNode>> items = new LinkedHashMap<>();
        if (list != null && list.isArray()) {
            for (JsonNode item : list) {
                items.computeIfAbsent(Shape.elementOf(schema, item), element -> new ArrayList<>())
                        .add(item);
            }
        }
        return items;
    }

    private static boolean isEmpty(@Nullable JsonNode value, Shape shape) {
        return value == null
                || value.isNull()
                || value.isEmpty()
                || (shape == Shape.FIELDS ? !value.isObject() : !value.isArray());
    }
}
