package io.connectors.sandbox.schema;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;

/** Fills in what an object leaves out. */
public final class Defaulting {

    private Defaulting() {}

    /**
     * Sets the defaults of a custom resource's schema, or those of a built-in kind that clients rely on, in place. Nulls that
     * the schema does not allow go first: they mean "not given".
     */
    public static void apply(Schema schema, ObjectNode object) {
        visit(schema, object);
        if (schema.builtIn()) {
            BuiltInDefaults.apply(schema, object);
        }
    }

    private static void visit(Schema schema, JsonNode value) {
        if (value instanceof ObjectNode object) {
            dropNulls(schema, object);
            if (!schema.builtIn()) {
                setDefaults(schema, object);
            }
            object.properties()
                    .forEach(field -> schema.field(field.getKey()).ifPresent(child -> visit(child, field.getValue())));
        } else if (value.isArray()) {
            schema.items().ifPresent(items -> value.forEach(item -> visit(items, item)));
        }
    }

    private static void dropNulls(Schema schema, ObjectNode object) {
        object.properties()
                .removeIf(field -> field.getValue().isNull()
                        && schema.field(field.getKey())
                                .filter(child -> !child.nullable() && child.type() != Schema.Type.ANY)
                                .isPresent());
    }

    private static void setDefaults(Schema schema, ObjectNode object) {
        for (Map.Entry<String, Schema> field : schema.properties().entrySet()) {
            if (!object.has(field.getKey())) {
                field.getValue().defaultValue().ifPresent(value -> object.set(field.getKey(), value.deepCopy()));
            }
        }
    }
}
