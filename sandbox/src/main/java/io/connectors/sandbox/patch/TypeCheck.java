package io.connectors.sandbox.patch;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.connectors.sandbox.schema.Schema;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** Refuses applied objects whose fields nobody could own: unknown ones and items that cannot be told apart. */
final class TypeCheck {

    private TypeCheck() {}

    static void check(Schema schema, ObjectNode applied) {
        try {
            visit(schema, applied);
        } catch (UntypedValueException e) {
            String name = applied.path("metadata").path("name").asText();
            String namespace = applied.path("metadata").path("namespace").asText();
            // A real API server blames itself, without a reason.
            throw Directives.refusal("failed to create typed patch object (%s/%s; %s, Kind=%s): %s"
                    .formatted(
                            namespace,
                            name,
                            groupVersion(applied),
                            applied.path("kind").asText(),
                            e.getMessage()));
        }
    }

    /** Go writes the core group as an empty one. */
    private static String groupVersion(ObjectNode applied) {
        String apiVersion = ManagedFields.apiVersion(applied);
        return apiVersion.contains("/") ? apiVersion : "/" + apiVersion;
    }

    private static void visit(Schema schema, JsonNode value) {
        switch (Shape.of(schema, value)) {
            case LEAF -> visitLeaf(schema, value);
            case FIELDS -> visitFields(schema, value);
            case ITEMS -> visitItems(schema, value);
        }
    }

    /** What is owned as one value must be of its type all the same. */
    private static void visitLeaf(Schema schema, JsonNode value) {
        ScalarType.check(schema, value);
        if (schema.type() == Schema.Type.OBJECT) {
            visitFields(schema, value);
        } else if (schema.type() == Schema.Type.ARRAY) {
            Schema items = schema.items().orElse(Schema.UNKNOWN_FIELD);
            for (int i = 0; i < value.size(); i++) {
                JsonNode item = value.path(i);
                within(new PathElement.Index(i), () -> visit(items, item));
            }
        }
    }

    private static void visitFields(Schema schema, JsonNode object) {
        Map<String, JsonNode> sorted = new TreeMap<>();
        object.properties().forEach(field -> sorted.put(field.getKey(), field.getValue()));
        sorted.forEach((name, value) -> visitField(schema, name, value));
    }

    private static void visitField(Schema schema, String name, JsonNode value) {
        PathElement element = new PathElement.Field(name);
        Optional<Schema> child = schema.field(name);
        if (child.isEmpty()) {
            throw new UntypedValueException(element.toString(), "field not declared in schema");
        }
        within(element, () -> visit(child.get(), value));
    }

    private static void visitItems(Schema schema, JsonNode list) {
        Set<PathElement> seen = new TreeSet<>();
        int index = 0;
        for (JsonNode item : list) {
            PathElement element = elementOf(schema, item, index++);
            if (!seen.add(element)) {
                throw new UntypedValueException("", "duplicate entries for key " + element);
            }
            within(element, () -> visit(schema.items().orElse(Schema.UNKNOWN_FIELD), item));
        }
    }

    private static PathElement elementOf(Schema schema, JsonNode item, int index) {
        try {
            return Shape.elementOf(schema, item);
        } catch (UntypedValueException e) {
            throw new UntypedValueException("", "element %d: %s".formatted(index, e.getMessage()));
        }
    }

    private static void within(PathElement element, Runnable visit) {
        try {
            visit.run();
        } catch (UntypedValueException e) {
            throw e.below(element);
        }
    }
}
