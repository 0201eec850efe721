package io.connectors.sandbox.admission;

import com.fasterxml.jackson.databind.JsonNode;
import io.connectors.sandbox.resource.ApiException;
import io.connectors.sandbox.resource.Cause;
import io.connectors.sandbox.resource.Quoted;
import java.util.ArrayList;
import java.util.List;

/** The words in which a client learns that a webhook stopped its request. */
final class Refusals {

    private Refusals() {}

    /** Repeats what the webhook said, as far as it is an error. */
    static ApiException denied(String webhook, JsonNode status) {
        String reason = status.path("reason").asText();
        String message = status.path("message").asText(reason);
        String why = message.isEmpty() ? reason : message;
        String deniedBy = "admission webhook %s denied the request".formatted(Quoted.text(webhook));
        JsonNode details = status.path("details");
        return new ApiException(
                Math.max(status.path("code").asInt(), 400),
                reason,
                why.isEmpty() ? deniedBy + " without explanation" : deniedBy + ": " + why,
                new ApiException.Subject(
                        details.path("group").asText(),
                        details.path("kind").asText(),
                        details.path("name").asText()),
                causes(details.path("causes")));
    }

    static ApiException unsupportedDryRun(String webhook) {
        return ApiException.badRequest("admission webhook %s does not support dry run".formatted(Quoted.text(webhook)));
    }

    static ApiException failed(String webhook, WebhookFailure failure) {
        return internal("failed calling webhook %s: %s".formatted(Quoted.text(webhook), failure.message()));
    }

    static ApiException internal(String why) {
        return new ApiException(
                500,
                "InternalError",
                "Internal error occurred: " + why,
                ApiException.Subject.NONE,
                List.of(new Cause("", why, "")));
    }

    private static List<Cause> causes(JsonNode causes) {
        List<Cause> read = new ArrayList<>();
        for (JsonNode cause : causes) {
            read.add(new Cause(
                    cause.path("reason").asText(),
                    cause.path("message").asText(),
                    cause.path("field").asText()));
        }
        return read;
    }
}
