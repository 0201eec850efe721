package io.connectors.sandbox.patch;

import com.fasterxml.jackson.databind.JsonNode;
import io.connectors.sandbox.schema.Schema;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Lists the fields that who applies an object owns from then on. */
final class Ownership {

    private final FieldSet set = new FieldSet();

    private Ownership() {}

    static FieldSet of(Schema schema, JsonNode value) {
        Ownership ownership = new Ownership();
        ownership.visit(schema, value, List.of());
        return ownership.set;
    }

    private void visit(Schema schema, JsonNode value, List<PathElement> path) {
        switch (Shape.of(schema, value)) {
            case LEAF -> set.insert(path);
            case FIELDS ->
                value.properties().forEach(field -> visitField(schema, field.getKey(), field.getValue(), path));
            case ITEMS -> visitItems(schema, value, path);
        }
    }

    private void visitField(Schema schema, String name, JsonNode value, List<PathElement> path) {
        List<PathElement> fieldPath = Paths.append(path, new PathElement.Field(name));
        visit(schema.field(name).orElse(Schema.UNKNOWN_FIELD), value, fieldPath);
        boolean emptyObject = value.isObject() && value.isEmpty();
        // The key of a map exists by itself, a declared field only by what is in it.
        if (value.isNull() || emptyObject || !schema.properties().containsKey(name)) {
            set.insert(fieldPath);
        }
    }

    private void visitItems(Schema schema, JsonNode list, List<PathElement> path) {
        Set<PathElement> seen = new TreeSet<>();
        Set<PathElement> duplicates = new TreeSet<>();
        List<PathElement> elements = new ArrayList<>();
        for (JsonNode item : list) {
            PathElement element = Shape.elementOf(schema, item);
            elements.add(element);
            if (!seen.add(element)) {
                duplicates.add(element);
            }
        }
        Schema items = schema.items().orElse(Schema.UNKNOWN_FIELD);
        for (int i = 0; i < elements.size(); i++) {
            PathElement element = elements.get(i);
            List<PathElement> itemPath = Paths.append(path, element);
            // Items that cannot be told apart are owned as one.
            if (!duplicates.contains(element)) {
                visit(items, list.path(i), itemPath);
            }
            set.insert(itemPath);
        }
    }
}
