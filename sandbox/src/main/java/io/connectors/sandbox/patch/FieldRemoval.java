package io.connectors.sandbox.patch;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.connectors.sandbox.schema.Schema;

/** Takes fields out of an object. */
final class FieldRemoval {

    private FieldRemoval() {}

    /** Returns the value without the set's members; what has nothing left in it becomes null, as the API server has it. */
    static JsonNode remove(Schema schema, JsonNode value, FieldSet fields) {
        return switch (Shape.of(schema, value)) {
            case LEAF ->
                schema.type() == Schema.Type.OBJECT || schema.type() == Schema.Type.ARRAY
                        ? NullNode.getInstance()
                        : value;
            case FIELDS -> removeFields(schema, value, fields);
            case ITEMS -> removeItems(schema, value, fields);
        };
    }

    private static JsonNode removeFields(Schema schema, JsonNode object, FieldSet fields) {
        ObjectNode kept = JsonNodeFactory.instance.objectNode();
        object.properties().forEach(field -> {
            PathElement element = new PathElement.Field(field.getKey());
            if (!fields.has(element)) {
                Schema child = schema.field(field.getKey()).orElse(Schema.UNKNOWN_FIELD);
                kept.set(field.getKey(), descend(child, field.getValue(), fields.below(element)));
            }
        });
        return kept.isEmpty() ? NullNode.getInstance() : kept;
    }

    private static JsonNode removeItems(Schema schema, JsonNode list, FieldSet fields) {
        ArrayNode kept = JsonNodeFactory.instance.arrayNode();
        Schema items = schema.items().orElse(Schema.UNKNOWN_FIELD);
        for (JsonNode item : list) {
            PathElement element = Shape.elementOf(schema, item);
            if (!fields.has(element)) {
                kept.add(descend(items, item, fields.below(element)));
            }
        }
        return kept.isEmpty() ? NullNode.getInstance() : kept;
    }

    private static JsonNode descend(Schema schema, JsonNode value, FieldSet fields) {
        return fields.isEmpty() ? value : remove(schema, value, fields);
    }
}
