package io.connectors.sandbox.schema;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.connectors.sandbox.resource.ApiException;
import io.connectors.sandbox.resource.ResourceType;
import java.util.Map;
import java.util.Optional;

/** Says what Go's decoder would say about values of the wrong type, which a real API server meets before any validation. */
public final class Decoding {

    private Decoding() {}

    /**
     * Finds the first value that does not fit: anywhere in a built-in kind, in {@code metadata} of a custom resource.
     *
     * @return the decoder's message, for example {@code json: cannot unmarshal number into Go struct field Secret.type of type
     *     string}
     */
    public static Optional<String> problem(Schema schema, ObjectNode object) {
        if (schema.builtIn()) {
            return visit(schema, object, new Place(object.path("kind").asText(), ""));
        }
        Schema metadata = schema.properties().get("metadata");
        return metadata == null
                ? Optional.empty()
                : visit(metadata, object.path("metadata"), new Place("ObjectMeta", ""));
    }

    /** Returns the refusal of a whole object that cannot be decoded. */
    public static ApiException refusal(ResourceType type, String problem) {
        return ApiException.badRequest("%s in version \"%s\" cannot be handled as a %s: %s"
                .formatted(type.kind(), type.version(), type.kind(), problem));
    }

    /** Where the decoder is: the Go struct it fills, and the path of fields from the root without indices. */
    private record Place(String struct, String path) {

        // Go's names for texts that are more than a text.
        private static final Map<String, String> NAMED_TEXTS = Map.of(
                "Secret.type", "v1.SecretType",
                "ServiceSpec.type", "v1.ServiceType",
                "ServicePort.protocol", "v1.Protocol",
                "OwnerReference.uid", "types.UID",
                "ObjectMeta.uid", "types.UID",
                "PodSpec.restartPolicy", "v1.RestartPolicy");

        Place field(String name) {
            return new Place(struct, path.isEmpty() ? name : path + "." + name);
        }

        String goType(Schema schema) {
            String name = struct + "." + path.substring(path.lastIndexOf('.') + 1);
            String type = GoFormats.typeName(schema);
            return type.equals("string") ? NAMED_TEXTS.getOrDefault(name, type) : type;
        }

        Place into(Schema schema) {
            String type = schema.typeName();
            return type.isEmpty() ? this : new Place(type.substring(type.lastIndexOf('.') + 1), path);
        }
    }

    private static Optional<String> visit(Schema schema, JsonNode value, Place place) {
        if (value.isNull() || value.isMissingNode()) {
            return Optional.empty();
        }
        return switch (schema.type()) {
            case OBJECT -> value.isObject() ? visitFields(schema, value, place) : mismatch(schema, value, place);
            case ARRAY -> visitItems(schema, value, place);
            case STRING ->
                value.isTextual() ? GoFormats.problem(schema, value.textValue()) : mismatch(schema, value, place);
            case INTEGER -> value.isIntegralNumber() ? Optional.empty() : mismatch(schema, value, place);
            case NUMBER -> value.isNumber() ? Optional.empty() : mismatch(schema, value, place);
            case BOOLEAN -> value.isBoolean() ? Optional.empty() : mismatch(schema, value, place);
            case INT_OR_STRING, ANY -> Optional.empty();
        };
    }

    private static Optional<String> visitFields(Schema schema, JsonNode object, Place place) {
        Place inside = place.into(schema);
        boolean map = schema.additionalProperties().isPresent();
        return object.properties().stream()
                .map(field -> schema.field(field.getKey())
                        .flatMap(child -> visit(child, field.getValue(), map ? place : inside.field(field.getKey()))))
                .flatMap(Optional::stream)
                .findFirst();
    }

    private static Optional<String> visitItems(Schema schema, JsonNode list, Place place) {
        if (!list.isArray()) {
            return mismatch(schema, list, place);
        }
        for (JsonNode item : list) {
            Optional<String> problem = schema.items().flatMap(items -> visit(items, item, place));
            if (problem.isPresent()) {
                return problem;
            }
        }
        return Optional.empty();
    }

    private static Optional<String> mismatch(Schema schema, JsonNode value, Place place) {
        return Optional.of("json: cannot unmarshal %s into Go struct field %s.%s of type %s"
                .formatted(jsonType(value), place.struct(), place.path(), place.goType(schema)));
    }

    private static String jsonType(JsonNode value) {
        return switch (value.getNodeType()) {
            case ARRAY -> "array";
            case BOOLEAN -> "bool";
            case NUMBER -> value.isIntegralNumber() ? "number" : "number " + value;
            case OBJECT, POJO -> "object";
            case STRING, BINARY -> "string";
            case NULL, MISSING -> "null";
        };
    }
}
