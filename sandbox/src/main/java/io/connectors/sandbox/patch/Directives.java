package io.connectors.sandbox.patch;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.connectors.sandbox.resource.ApiException;
import java.util.List;
import java.util.Optional;

/** What a strategic merge patch says besides values. */
final class Directives {

    static final String MARKER = "$patch";
    static final String REPLACE = "replace";
    static final String DELETE = "delete";

    private Directives() {}

    /** Returns the object that remains when the patch for it carries {@code $patch}. */
    static ObjectNode mapAfter(ObjectNode patch) {
        return switch (patch.path(MARKER).asText()) {
            case REPLACE -> {
                ObjectNode replacement = patch.deepCopy();
                replacement.remove(MARKER);
                yield replacement;
            }
            case DELETE -> JsonNodeFactory.instance.objectNode();
            default -> throw unknown(patch);
        };
    }

    /** Returns a value for a place where nothing was before; empty when it only was a directive. */
    static Optional<JsonNode> without(JsonNode value) {
        if (value instanceof ObjectNode object) {
            return withoutInObject(object);
        }
        if (value instanceof ArrayNode list) {
            ArrayNode plain = JsonNodeFactory.instance.arrayNode();
            list.forEach(item -> without(item).ifPresent(plain::add));
            return Optional.of(plain);
        }
        return Optional.of(value);
    }

    private static Optional<JsonNode> withoutInObject(ObjectNode object) {
        if (object.path(MARKER).asText().equals(DELETE)) {
            return Optional.empty();
        }
        ObjectNode plain = JsonNodeFactory.instance.objectNode();
        object.properties().stream()
                .filter(field ->
                        !isDirective(field.getKey()) && !field.getValue().isNull())
                .forEach(field -> without(field.getValue()).ifPresent(inner -> plain.set(field.getKey(), inner)));
        return Optional.of(plain);
    }

    private static boolean isDirective(String field) {
        return field.equals(MARKER)
                || field.equals("$retainKeys")
                || field.startsWith("$setElementOrder/")
                || field.startsWith("$deleteFromPrimitiveList/");
    }

    static ApiException unknown(ObjectNode patch) {
        return refusal(
                "unknown patch type: %s in map: %s".formatted(patch.path(MARKER).asText(), GoText.of(patch)));
    }

    /** A real API server takes no trouble to tell bad patches from its own failures. */
    static ApiException refusal(String message) {
        return new ApiException(500, "", message, ApiException.Subject.NONE, List.of());
    }
}
