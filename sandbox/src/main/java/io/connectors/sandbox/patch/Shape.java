package io.connectors.sandbox.patch;

import com.fasterxml.jackson.databind.JsonNode;
import io.connectors.sandbox.schema.Schema;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** How field ownership takes a value apart. */
enum Shape {
    /** Owned as one value: texts and numbers, and everything the schema declares atomic. */
    LEAF,
    /** An object whose fields are owned one by one. */
    FIELDS,
    /** A list whose items are owned one by one, told apart by key fields or by value. */
    ITEMS;

    /** The schema decides; a value without a declared type decides for itself. */
    static Shape of(Schema schema, JsonNode value) {
        return switch (schema.type()) {
            case OBJECT -> schema.atomicMap() || (!value.isNull() && !value.isObject()) ? LEAF : FIELDS;
            case ARRAY ->
                schema.listType() == Schema.ListType.ATOMIC || (!value.isNull() && !value.isArray()) ? LEAF : ITEMS;
            case ANY -> schema.preservesUnknownFields() && value.isObject() ? FIELDS : LEAF;
            case STRING, INTEGER, NUMBER, BOOLEAN, INT_OR_STRING -> LEAF;
        };
    }

    /** Finds the schema below a step; empty where the schema says nothing. */
    static Optional<Schema> child(Schema schema, PathElement element) {
        return switch (element) {
            case PathElement.Field(var name) -> schema.field(name);
            case PathElement.Key ignored -> schema.items();
            case PathElement.Value ignored -> schema.items();
            case PathElement.Index ignored -> schema.items();
        };
    }

    /**
     * Names an item of a list.
     *
     * @throws UntypedValueException when a list of type map has an item without any of its keys
     */
    static PathElement elementOf(Schema list, JsonNode item) {
        if (list.listType() == Schema.ListType.SET) {
            return new PathElement.Value(item);
        }
        SortedMap<String, JsonNode> fields = new TreeMap<>();
        for (String key : list.listMapKeys()) {
            JsonNode value = item.path(key);
            if (value.isMissingNode()) {
                list.items()
                        .flatMap(items -> items.field(key))
                        .flatMap(Schema::defaultValue)
                        .ifPresent(defaultValue -> fields.put(key, defaultValue));
            } else {
                fields.put(key, value);
            }
        }
        if (fields.isEmpty()) {
            throw new UntypedValueException(
                    "",
                    "associative list with keys has an element that omits all key fields [%s] (and doesn't have default values for any key fields)"
                            .formatted(quoted(list)));
        }
        return new PathElement.Key(fields);
    }

    private static String quoted(Schema list) {
        return String.join(
                " ", list.listMapKeys().stream().map(key -> "\"" + key + "\"").toList());
    }
}
