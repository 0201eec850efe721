package io.connectors.sandbox.schema;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Takes fields out of objects that their schema does not know. */
public final class Pruning {

    private final List<String> dropped = new ArrayList<>();

    private Pruning() {}

    /**
     * Drops unknown fields in place.
     *
     * @return their paths, for example {@code spec.params[0].foo}, in the order in which the API server lists them
     */
    public static List<String> prune(Schema schema, ObjectNode object) {
        Pruning pruning = new Pruning();
        pruning.visit(schema, object, "");
        if (!schema.builtIn()) {
            pruning.dropped.sort(null);
        }
        return pruning.dropped;
    }

    /** Returns what a request with {@code fieldValidation=Strict} is refused with. */
    public static String strictError(List<String> dropped) {
        List<String> problems =
                dropped.stream().map("unknown field \"%s\""::formatted).toList();
        return "strict decoding error: " + String.join(", ", problems);
    }

    private void visit(Schema schema, JsonNode value, String path) {
        if (value instanceof ObjectNode object) {
            visitFields(schema, object, path);
        } else if (value.isArray() && schema.items().isPresent()) {
            Schema items = schema.items().get();
            for (int i = 0; i < value.size(); i++) {
                visit(items, value.path(i), path + "[" + i + "]");
            }
        }
    }

    private void visitFields(Schema schema, ObjectNode object, String path) {
        if (isOpaque(schema)) {
            return;
        }
        List<String> names = new ArrayList<>();
        object.fieldNames().forEachRemaining(names::add);
        for (String name : names) {
            String fieldPath = path.isEmpty() ? name : path + "." + name;
            Optional<Schema> child = schema.field(name);
            if (child.isPresent()) {
                visit(child.get(), object.path(name), fieldPath);
            } else {
                object.remove(name);
                dropped.add(fieldPath);
            }
        }
    }

    /** Values of built-in kinds without a declared type, such as the defaults inside a CRD, are kept whole. */
    private static boolean isOpaque(Schema schema) {
        boolean untyped = schema.type() == Schema.Type.ANY;
        boolean undescribed =
                schema.properties().isEmpty() && schema.additionalProperties().isEmpty();
        return untyped || (schema.builtIn() && undescribed);
    }
}
