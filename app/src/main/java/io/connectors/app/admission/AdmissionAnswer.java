package io.connectors.app.admission;

import static java.net.HttpURLConnection.HTTP_CONFLICT;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.connectors.app.validation.Violation;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;

/** Writes verdicts as the API server reads them. */
final class AdmissionAnswer {
    private static final int UNPROCESSABLE = 422;
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private AdmissionAnswer() {}

    static ObjectNode of(String uid, Verdict verdict) {
        ObjectNode answer =
                JSON.objectNode().put("apiVersion", "admission.k8s.io/v1").put("kind", "AdmissionReview");
        ObjectNode response = answer.putObject("response").put("uid", uid);
        switch (verdict) {
            case Verdict.Allowed(List<String> warnings) -> {
                response.put("allowed", true);
                warnings(response, warnings);
            }
            case Verdict.Labelled(String className, boolean hasLabels) ->
                response.put("allowed", true)
                        .put("patchType", "JSONPatch")
                        // Jackson writes bytes as base64, the form that the API server expects.
                        .put("patch", patch(className, hasLabels).toString().getBytes(StandardCharsets.UTF_8));
            case Verdict.Invalid(String subject, List<Violation> errors, List<String> warnings) -> {
                response.put("allowed", false);
                warnings(response, warnings);
                ObjectNode status = failure(response, UNPROCESSABLE, "Invalid", message(subject, errors));
                causes(status.putObject("details").putArray("causes"), errors);
            }
            case Verdict.InUse(String message) -> {
                response.put("allowed", false);
                var _ = failure(response, HTTP_CONFLICT, "Conflict", message);
            }
        }
        return answer;
    }

    private static void warnings(ObjectNode response, List<String> warnings) {
        if (!warnings.isEmpty()) {
            warnings.forEach(response.putArray("warnings")::add);
        }
    }

    private static ArrayNode patch(String className, boolean hasLabels) {
        ArrayNode patch = JSON.arrayNode();
        if (!hasLabels) {
            patch.addObject().put("op", "add").put("path", "/metadata/labels").putObject("value");
        }
        patch.addObject()
                .put("op", "add")
                .put("path", "/metadata/labels/" + ClassLabel.KEY.replace("/", "~1"))
                .put("value", className);
        return patch;
    }

    private static ObjectNode failure(ObjectNode response, int code, String reason, String message) {
        return response.putObject("status")
                .put("status", "Failure")
                .put("code", code)
                .put("reason", reason)
                .put("message", message);
    }

    private static String message(String subject, List<Violation> errors) {
        return errors.size() == 1
                ? subject + " is invalid: " + errors.getFirst().line()
                : errors.stream()
                        .map(Violation::line)
                        .collect(Collectors.joining("\n* ", subject + " is invalid:\n* ", ""));
    }

    private static void causes(ArrayNode causes, List<Violation> errors) {
        for (Violation error : errors) {
            causes.addObject()
                    .put("reason", "FieldValueInvalid")
                    .put("message", error.message())
                    .put("field", error.field());
        }
    }
}
