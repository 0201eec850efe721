package io.connectors.sandbox.authorization;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.connectors.sandbox.resource.ApiException;
import io.connectors.sandbox.resource.Cause;
import io.connectors.sandbox.resource.Json;
import io.connectors.sandbox.resource.Quoted;
import io.connectors.sandbox.resource.ResourceType;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Refuses access reviews that ask nothing, or two things at once. */
final class ReviewValidation {

    private static final String RESOURCE = "resourceAttributes";
    private static final String PATH = "nonResourceAttributes";

    // A real API server forgets the kind in these messages: '.authorization.k8s.io "" is invalid'.
    private static final ResourceType NAMELESS =
            new ResourceType("authorization.k8s.io", "v1", "", "", "", false, List.of(), List.of(), false);

    private ReviewValidation() {}

    static void subject(ObjectNode review) {
        List<Cause> causes = new ArrayList<>();
        question(review, causes);
        subject(review, causes);
        emptyMetadata(review, Set.of("managedFields"), "must be empty", causes);
        refuse(causes);
    }

    static void localSubject(String namespace, ObjectNode review) {
        List<Cause> causes = new ArrayList<>();
        question(review, causes);
        subject(review, causes);
        emptyMetadata(review, Set.of("managedFields", "namespace"), "must be empty except for namespace", causes);
        JsonNode spec = review.path("spec");
        String asked = spec.path(RESOURCE).path("namespace").asText("");
        if (spec.path(RESOURCE).isObject() && !asked.equals(namespace)) {
            causes.add(
                    invalid("spec.resourceAttributes.namespace", Quoted.text(asked), "must match metadata.namespace"));
        }
        if (spec.path(PATH).isObject()) {
            causes.add(invalid("spec." + PATH, describe(spec.path(PATH)), "disallowed on this kind of request"));
        }
        refuse(causes);
    }

    static void self(ObjectNode review) {
        List<Cause> causes = new ArrayList<>();
        question(review, causes);
        emptyMetadata(review, Set.of("managedFields"), "must be empty", causes);
        refuse(causes);
    }

    private static void question(ObjectNode review, List<Cause> causes) {
        JsonNode spec = review.path("spec");
        boolean resource = spec.path(RESOURCE).isObject();
        boolean path = spec.path(PATH).isObject();
        if (resource && path) {
            causes.add(invalid(
                    "spec." + PATH,
                    describe(spec.path(PATH)),
                    "cannot be specified in combination with resourceAttributes"));
        } else if (!resource && !path) {
            causes.add(invalid(
                    "spec." + RESOURCE,
                    "null",
                    "exactly one of nonResourceAttributes or resourceAttributes must be specified"));
        }
    }

    private static void subject(ObjectNode review, List<Cause> causes) {
        JsonNode spec = review.path("spec");
        if (spec.path("user").asText("").isEmpty() && spec.path("groups").isEmpty()) {
            causes.add(invalid("spec.user", "\"\"", "at least one of user or group must be specified"));
        }
    }

    private static void emptyMetadata(ObjectNode review, Set<String> allowed, String rule, List<Cause> causes) {
        if (review.get("metadata") instanceof ObjectNode metadata) {
            ObjectNode rest = metadata.deepCopy().remove(allowed);
            // Clients that marshal Go structs send creationTimestamp: null.
            rest.properties().removeIf(field -> field.getValue().isNull());
            if (!rest.isEmpty()) {
                causes.add(invalid("metadata", rest.toString(), rule));
            }
        }
    }

    private static String describe(JsonNode path) {
        return Json.object()
                .put("Path", path.path("path").asText(""))
                .put("Verb", path.path("verb").asText(""))
                .toString();
    }

    private static Cause invalid(String field, String value, String rule) {
        return new Cause("FieldValueInvalid", "Invalid value: " + value + ": " + rule, field);
    }

    private static void refuse(List<Cause> causes) {
        if (!causes.isEmpty()) {
            throw ApiException.invalid(NAMELESS, "", causes);
        }
    }
}
