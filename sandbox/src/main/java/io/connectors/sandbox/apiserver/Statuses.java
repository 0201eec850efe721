package io.connectors.sandbox.apiserver;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.connectors.sandbox.resource.ApiException;
import io.connectors.sandbox.resource.Cause;
import io.connectors.sandbox.resource.Json;
import io.connectors.sandbox.resource.ObjectMeta;
import io.connectors.sandbox.resource.ResourceType;

/** Writes {@code Status} objects. */
final class Statuses {

    private Statuses() {}

    static ObjectNode failure(ApiException problem) {
        ObjectNode status = status("Failure").put("message", problem.message());
        if (!problem.reason().isEmpty()) {
            status.put("reason", problem.reason());
        }
        ObjectNode details = status.putObject("details");
        putIfGiven(details, "name", problem.subject().name());
        putIfGiven(details, "group", problem.subject().group());
        putIfGiven(details, "kind", problem.subject().kind());
        if (!problem.causes().isEmpty()) {
            ArrayNode causes = details.putArray("causes");
            problem.causes().forEach(cause -> write(cause, causes.addObject()));
        }
        if (problem.code() == 504) {
            details.put("retryAfterSeconds", 1);
        }
        if (details.isEmpty()) {
            status.remove("details");
        }
        return status.put("code", problem.code());
    }

    /** Says that an object was deleted. */
    static ObjectNode deleted(ResourceType type, ObjectNode object) {
        ObjectNode status = status("Success");
        ObjectNode details = status.putObject("details");
        putIfGiven(details, "name", ObjectMeta.of(object).name());
        putIfGiven(details, "group", type.group());
        details.put("kind", type.plural());
        putIfGiven(details, "uid", ObjectMeta.of(object).uid());
        return status;
    }

    private static ObjectNode status(String outcome) {
        ObjectNode status = Json.object().put("kind", "Status").put("apiVersion", "v1");
        status.putObject("metadata");
        return status.put("status", outcome);
    }

    private static void write(Cause cause, ObjectNode target) {
        putIfGiven(target, "reason", cause.reason());
        putIfGiven(target, "message", cause.message());
        putIfGiven(target, "field", cause.field());
    }

    private static void putIfGiven(ObjectNode target, String field, String value) {
        if (!value.isEmpty()) {
            target.put(field, value);
        }
    }
}
