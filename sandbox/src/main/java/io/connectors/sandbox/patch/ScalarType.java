package io.connectors.sandbox.patch;

import com.fasterxml.jackson.databind.JsonNode;
import io.connectors.sandbox.schema.Schema;
import java.util.stream.Collectors;

/** Refuses applied values of another type than the schema's, in the words of the API server's field ownership. */
final class ScalarType {

    private ScalarType() {}

    static void check(Schema schema, JsonNode value) {
        if (value.isNull()) {
            return;
        }
        switch (schema.type()) {
            case OBJECT -> expect(value.isObject(), "map", "&{" + value.asText() + "}");
            case ARRAY -> expect(value.isArray(), "list", "&{" + value.asText() + "}");
            case STRING -> expect(value.isTextual(), "string", wrapped(value));
            case INTEGER, NUMBER -> expect(value.isNumber(), "numeric (int or float)", goType(value));
            case BOOLEAN -> expect(value.isBoolean(), "boolean", wrapped(value));
            case INT_OR_STRING, ANY -> {}
        }
    }

    private static void expect(boolean fits, String wanted, String found) {
        if (!fits) {
            throw new UntypedValueException("", "expected %s, got %s".formatted(wanted, found));
        }
    }

    private static String wrapped(JsonNode value) {
        return "&value.valueUnstructured{Value:" + goSyntax(value) + "}";
    }

    private static String goSyntax(JsonNode value) {
        if (value.isObject()) {
            return value.properties().stream()
                    .map(field -> "\"" + field.getKey() + "\":" + goSyntax(field.getValue()))
                    .sorted()
                    .collect(Collectors.joining(", ", "map[string]interface {}{", "}"));
        }
        if (value.isArray()) {
            return value.valueStream()
                    .map(ScalarType::goSyntax)
                    .collect(Collectors.joining(", ", "[]interface {}{", "}"));
        }
        return value.toString();
    }

    private static String goType(JsonNode value) {
        if (value.isObject()) {
            return "map[string]interface {}";
        }
        if (value.isArray()) {
            return "[]interface {}";
        }
        return value.isBoolean() ? "bool" : "string";
    }
}
