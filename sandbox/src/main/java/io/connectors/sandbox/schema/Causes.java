package io.connectors.sandbox.schema;

import com.fasterxml.jackson.databind.JsonNode;
import io.connectors.sandbox.resource.Cause;
import java.util.Collection;
import java.util.stream.Collectors;

/** The API server's words for what is wrong with a field. */
final class Causes {

    private Causes() {}

    static Cause required(String path) {
        return new Cause("FieldValueRequired", "Required value", path);
    }

    static Cause required(String path, String detail) {
        return new Cause("FieldValueRequired", "Required value: " + detail, path);
    }

    /** Shows the value as JSON. */
    static Cause invalid(String path, JsonNode value, String detail) {
        return new Cause("FieldValueInvalid", "Invalid value: %s: %s".formatted(value, detail), path);
    }

    static Cause wrongType(String path, String shown, String detail) {
        return new Cause("FieldValueTypeInvalid", "Invalid value: \"%s\": %s".formatted(shown, detail), path);
    }

    static Cause forbidden(String path, String detail) {
        return new Cause("FieldValueForbidden", "Forbidden: " + detail, path);
    }

    static Cause unsupported(String path, JsonNode value, Collection<String> supported) {
        String values = supported.stream().map(text -> "\"" + text + "\"").collect(Collectors.joining(", "));
        return new Cause(
                "FieldValueNotSupported", "Unsupported value: %s: supported values: %s".formatted(value, values), path);
    }

    static Cause duplicate(String path, JsonNode value) {
        return new Cause("FieldValueDuplicate", "Duplicate value: " + value, path);
    }

    static Cause tooLong(String path, long maxBytes) {
        return new Cause("FieldValueTooLong", "Too long: may not be more than %d bytes".formatted(maxBytes), path);
    }

    static Cause tooMany(String path, int count, long max) {
        return new Cause("FieldValueTooMany", "Too many: %d: must have at most %d items".formatted(count, max), path);
    }

    /** What the real validator says about combinations of schemas, which have no field of their own. */
    static Cause combination(String detail) {
        return new Cause("FieldValueInvalid", "Invalid value: \"\": " + detail, "<nil>");
    }
}
