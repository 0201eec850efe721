package io.connectors.sandbox.patch;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.connectors.sandbox.resource.ApiException;
import io.connectors.sandbox.resource.Cause;
import io.connectors.sandbox.resource.ResourceType;
import io.connectors.sandbox.schema.BuiltInSchemas;
import io.connectors.sandbox.schema.Decoding;
import io.connectors.sandbox.schema.Defaulting;
import io.connectors.sandbox.schema.Pruning;
import io.connectors.sandbox.schema.Schema;
import io.connectors.sandbox.schema.Validation;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Plays the steps of a scenario on one object in memory, in the order in which an API server does things. */
final class Replay {

    private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");

    private final ResourceType type;
    private final Schema schema;
    private @Nullable ObjectNode live;

    Replay(ResourceType type, Schema customSchema) {
        this.type = type;
        this.schema = type.kind().equals("Widget") ? customSchema : BuiltInSchemas.of(type);
    }

    /** Answers with the object as it is stored, or refuses. */
    ObjectNode play(JsonNode step) {
        FieldManager manager = FieldManager.of(step.path("manager").asText())
                .through(step.path("subresource").asText());
        manager = type.statusSubresource() ? manager.withStatusElsewhere() : manager;
        boolean strict = step.path("fieldValidation").asText().equals("Strict");
        ObjectNode after = step.path("verb").asText().equals("create")
                ? create((ObjectNode) step.path("body"), manager, strict)
                : change(step, manager, strict);
        List<Cause> causes = Validation.validate(schema, after).causes();
        if (!causes.isEmpty()) {
            throw ApiException.invalid(type, "$NAME", causes);
        }
        live = after;
        return after.deepCopy();
    }

    private ObjectNode create(ObjectNode body, FieldManager manager, boolean strict) {
        ObjectNode object = body.deepCopy();
        decode(object, strict);
        if (type.statusSubresource()) {
            object.remove("status");
        }
        object.withObject("/metadata").put("namespace", ScenarioRecorder.NAMESPACE);
        return ManagedFields.afterUpdate(null, object, manager, schema, NOW);
    }

    private ObjectNode change(JsonNode step, FieldManager manager, boolean strict) {
        JsonNode body = step.path("body");
        if (step.path("verb").asText().equals("apply")) {
            ObjectNode object = ServerSideApply.apply(
                    live, (ObjectNode) body, manager, step.path("force").asBoolean(), schema, NOW);
            Defaulting.apply(schema, object);
            object.withObject("/metadata").put("namespace", ScenarioRecorder.NAMESPACE);
            return restoreOtherParts(object, manager);
        }
        if (live == null) {
            throw ApiException.notFound(type, "$NAME");
        }
        ObjectNode object = (ObjectNode)
                switch (step.path("verb").asText()) {
                    case "json" -> JsonPatch.apply(live, JsonPatch.operations(body));
                    case "merge" -> MergePatch.apply(live, MergePatch.change(body));
                    case "strategic" -> StrategicMergePatch.apply(live, (ObjectNode) body, schema);
                    default -> throw new IllegalArgumentException(step.toString());
                };
        decode(object, strict);
        return ManagedFields.afterUpdate(live, restoreOtherParts(object, manager), manager, schema, NOW);
    }

    private void decode(ObjectNode object, boolean strict) {
        Decoding.problem(schema, object).ifPresent(problem -> {
            throw Decoding.refusal(type, problem);
        });
        List<String> dropped = Pruning.prune(schema, object);
        if (strict && !dropped.isEmpty()) {
            throw Decoding.refusal(type, Pruning.strictError(dropped));
        }
        Defaulting.apply(schema, object);
    }

    /** The status endpoint changes status only, the other one everything else. */
    private ObjectNode restoreOtherParts(ObjectNode object, FieldManager manager) {
        if (!type.statusSubresource() || live == null) {
            return object;
        }
        ObjectNode restored = manager.subresource().equals("status") ? live.deepCopy() : object;
        JsonNode status = (manager.subresource().equals("status") ? object : live).path("status");
        if (status.isMissingNode()) {
            restored.remove("status");
        } else {
            restored.set("status", status);
        }
        JsonNode managedFields = object.path("metadata").path("managedFields");
        if (managedFields.isArray()) {
            restored.withObject("/metadata").set("managedFields", managedFields);
        }
        return restored;
    }
}
