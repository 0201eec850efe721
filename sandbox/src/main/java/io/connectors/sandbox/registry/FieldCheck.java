package io.connectors.sandbox.registry;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.connectors.sandbox.resource.ApiException;
import io.connectors.sandbox.resource.Cause;
import io.connectors.sandbox.resource.ObjectMeta;
import io.connectors.sandbox.resource.ResourceType;
import io.connectors.sandbox.schema.Decoding;
import io.connectors.sandbox.schema.Pruning;
import java.util.ArrayList;
import java.util.List;

/** Turns what a client sent into an object of its type: right kind, values that fit, no unknown fields. */
final class FieldCheck {

    private FieldCheck() {}

    /**
     * Checks and prunes in place.
     *
     * @param duplicates fields that the text had twice
     */
    static void decode(Target target, ObjectNode object, List<String> duplicates, WriteOptions options) {
        requireKind(target, object);
        Decoding.problem(target.served().schema(), object).ifPresent(problem -> {
            throw Decoding.refusal(target.type(), problem);
        });
        List<String> problems = new ArrayList<>();
        duplicates.forEach(path -> problems.add("duplicate field \"%s\"".formatted(path)));
        prune(target, object).forEach(path -> problems.add("unknown field \"%s\"".formatted(path)));
        switch (options.fieldValidation()) {
            case STRICT -> {
                if (!problems.isEmpty()) {
                    throw Decoding.refusal(target.type(), "strict decoding error: " + String.join(", ", problems));
                }
            }
            case WARN -> options.terms().warnings().addAll(problems);
            case IGNORE -> {}
        }
    }

    /** Checks and prunes what was made of an object by others than the client, who is not to blame for it. */
    static void afterAdmission(Target target, ObjectNode object) {
        Decoding.problem(target.served().schema(), object).ifPresent(problem -> {
            throw ApiException.of(500, "Internal error occurred: " + problem);
        });
        prune(target, object);
    }

    static List<String> prune(Target target, ObjectNode object) {
        return Pruning.prune(target.served().schema(), object);
    }

    private static void requireKind(Target target, ObjectNode object) {
        ResourceType type = target.type();
        String kind = object.path("kind").asText();
        String apiVersion = object.path("apiVersion").asText();
        if (target.served().isCustom()) {
            requireGiven(type, object, "Kind", kind);
            requireGiven(type, object, "apiVersion", apiVersion);
        }
        if (!kind.isEmpty() && !kind.equals(type.kind())) {
            throw otherKind(target, object, kind, apiVersion);
        }
        if (!apiVersion.isEmpty() && !apiVersion.equals(type.apiVersion())) {
            throw ApiException.badRequest(
                    "the API version in the data (%s) does not match the expected API version (%s)"
                            .formatted(apiVersion, type.apiVersion()));
        }
        object.put("kind", type.kind()).put("apiVersion", type.apiVersion());
    }

    private static void requireGiven(ResourceType type, ObjectNode object, String field, String value) {
        if (value.isEmpty()) {
            String text = object.toString();
            throw ApiException.badRequest(
                    "the object provided is unrecognized (must be of type %s): Object '%s' is missing in '%s'"
                            .formatted(type.kind(), field, text));
        }
    }

    private static ApiException otherKind(Target target, ObjectNode object, String kind, String apiVersion) {
        ResourceType type = target.type();
        if (!target.served().isCustom()) {
            String version = apiVersion.substring(apiVersion.indexOf('/') + 1);
            return ApiException.badRequest(
                    "%s in version \"%s\" cannot be handled as a %s: converting (%s.%s) to (core.%s): unknown conversion"
                            .formatted(kind, version, type.kind(), version, kind, type.kind()));
        }
        ResourceType named = new ResourceType(
                type.group(), type.version(), kind, type.plural(), "", true, List.of(), List.of(), false);
        return ApiException.invalid(
                named,
                ObjectMeta.of(object).name(),
                List.of(new Cause(
                        "FieldValueInvalid",
                        "Invalid value: \"%s\": must be %s".formatted(kind, type.kind()),
                        "kind")));
    }
}
