package io.connectors.sandbox.expression;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.connectors.sandbox.resource.Json;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * A structural schema as the type of a value, as far as expressions may see it. Alternatives are exactly what Kubernetes
 * makes of a schema.
 */
sealed interface SchemaType {

    /** A value of which nothing is known before it is there. */
    record Dynamic() implements SchemaType {}

    /** A text with a format that CEL has a type for, or any other scalar. */
    record Scalar(Kind kind) implements SchemaType {}

    enum Kind {
        TEXT,
        BYTES,
        DURATION,
        DATE,
        TIME,
        BOOLEAN,
        NUMBER,
        INTEGER
    }

    record ListOf(SchemaType items) implements SchemaType {}

    record MapOf(SchemaType values) implements SchemaType {}

    /**
     * An object with known fields, and no others for an expression.
     *
     * @param fields by the name in JSON
     */
    record Struct(Map<String, SchemaType> fields) implements SchemaType {}

    /**
     * Reads a schema.
     *
     * @param root whether it is the schema of a whole object, which has a kind and a name whatever it declares
     * @return empty for what expressions cannot see
     */
    static Optional<SchemaType> of(JsonNode schema, boolean root) {
        if (schema.path("x-kubernetes-int-or-string").asBoolean()) {
            return Optional.of(new Dynamic());
        }
        return switch (schema.path("type").asText()) {
            case "object" -> object(schema, root);
            case "array" -> inside(schema.path("items")).map(ListOf::new);
            case "string" -> Optional.of(new Scalar(text(schema.path("format").asText())));
            case "boolean" -> Optional.of(new Scalar(Kind.BOOLEAN));
            case "number" -> Optional.of(new Scalar(Kind.NUMBER));
            case "integer" -> Optional.of(new Scalar(Kind.INTEGER));
            default -> Optional.empty();
        };
    }

    private static Optional<SchemaType> inside(JsonNode schema) {
        return of(schema, schema.path("x-kubernetes-embedded-resource").asBoolean());
    }

    private static Optional<SchemaType> object(JsonNode schema, boolean root) {
        if (schema.path("additionalProperties") instanceof ObjectNode values) {
            return inside(values).map(MapOf::new);
        }
        Map<String, SchemaType> fields = new TreeMap<>();
        schema.path("properties")
                .properties()
                .forEach(field -> inside(field.getValue()).ifPresent(type -> fields.put(field.getKey(), type)));
        if (root) {
            fields.put("apiVersion", new Scalar(Kind.TEXT));
            fields.put("kind", new Scalar(Kind.TEXT));
            fields.put("metadata", metadata());
        }
        return Optional.of(new Struct(fields));
    }

    private static SchemaType metadata() {
        ObjectNode text = Json.object().put("type", "string");
        ObjectNode metadata = Json.object().put("type", "object");
        metadata.putObject("properties").<ObjectNode>set("name", text).set("generateName", text);
        return of(metadata, false).orElseThrow();
    }

    private static Kind text(String format) {
        return switch (format) {
            case "byte" -> Kind.BYTES;
            case "duration" -> Kind.DURATION;
            case "date" -> Kind.DATE;
            case "date-time" -> Kind.TIME;
            default -> Kind.TEXT;
        };
    }
}
