package io.connectors.sandbox.kind;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.connectors.sandbox.discovery.BuiltInTypes;
import io.connectors.sandbox.discovery.CustomResourceDefinition;
import io.connectors.sandbox.resource.Cause;
import io.connectors.sandbox.resource.Json;
import io.connectors.sandbox.resource.ObjectMeta;
import io.connectors.sandbox.resource.ObjectReader;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Accepts the names of a custom resource definition in the write itself, where a real API server does it a moment later, so
 * that its resources are served at once.
 */
final class DefinitionRules implements KindRules {

    private final ObjectReader objects;

    DefinitionRules(ObjectReader objects) {
        this.objects = objects;
    }

    @Override
    public void complete(ObjectNode object, Instant now) {
        completeStatus(object, now);
    }

    @Override
    public void complete(ObjectNode live, ObjectNode object, Instant now) {
        completeStatus(object, now);
    }

    @Override
    public List<Cause> problems(ObjectNode object) {
        var definition = new CustomResourceDefinition(object);
        List<Cause> problems = new ArrayList<>();
        String expected = definition.plural() + "." + definition.group();
        String name = ObjectMeta.of(object).name();
        if (!name.equals(expected)) {
            problems.add(invalid("metadata.name", name, "must be spec.names.plural+\".\"+spec.group"));
        }
        for (JsonNode version : object.at("/spec/versions")) {
            if (!version.at("/schema/openAPIV3Schema").isObject()) {
                problems.add(new Cause(
                        "FieldValueRequired",
                        "Required value: schemas are required",
                        "spec.versions.schema.openAPIV3Schema"));
            }
        }
        return problems;
    }

    @Override
    public List<Cause> problems(ObjectNode live, ObjectNode object) {
        List<Cause> problems = new ArrayList<>();
        for (String field : List.of("group", "scope")) {
            String before = live.path("spec").path(field).asText();
            String after = object.path("spec").path(field).asText();
            if (!before.equals(after)) {
                problems.add(invalid("spec." + field, after, "field is immutable"));
            }
        }
        return problems;
    }

    private static Cause invalid(String field, String value, String why) {
        return new Cause("FieldValueInvalid", "Invalid value: \"%s\": %s".formatted(value, why), field);
    }

    private void completeStatus(ObjectNode object, Instant now) {
        var definition = new CustomResourceDefinition(object);
        ObjectNode status = Json.objectIn(object, "status");
        Optional<Conflict> conflict = conflict(definition);
        boolean established = definition.isEstablished();
        if (conflict.isEmpty()) {
            status.set("acceptedNames", definition.names().deepCopy());
            setCondition(status, now, "NamesAccepted", "True", "NoConflicts", "no conflicts found");
            setCondition(
                    status, now, "Established", "True", "InitialNamesAccepted", "the initial names have been accepted");
        } else {
            String reason = conflict.get().reason();
            setCondition(
                    status,
                    now,
                    "NamesAccepted",
                    "False",
                    reason,
                    conflict.get().message());
            if (!established) {
                status.putObject("acceptedNames").put("plural", "").put("kind", "");
                setCondition(status, now, "Established", "False", "NotAccepted", "not all names are accepted");
            }
        }
        ArrayNode stored =
                status.get("storedVersions") instanceof ArrayNode known ? known : status.putArray("storedVersions");
        definition.storageVersion().ifPresent(version -> {
            if (!contains(stored, version)) {
                stored.add(version);
            }
        });
    }

    private record Conflict(String reason, String message) {}

    private Optional<Conflict> conflict(CustomResourceDefinition definition) {
        String name = ObjectMeta.of(definition.object()).name();
        for (ObjectNode each : objects.list(BuiltInTypes.DEFINITIONS, "")) {
            var other = new CustomResourceDefinition(each);
            if (ObjectMeta.of(each).name().equals(name)
                    || !other.group().equals(definition.group())
                    || !other.hasCondition("NamesAccepted")) {
                continue;
            }
            for (String field : List.of("singular", "kind", "listKind")) {
                String wanted = definition.names().path(field).asText();
                if (other.names().path(field).asText().equals(wanted)) {
                    String reason = field.substring(0, 1).toUpperCase(Locale.ROOT) + field.substring(1) + "Conflict";
                    return Optional.of(new Conflict(reason, "\"%s\" is already in use".formatted(wanted)));
                }
            }
        }
        return Optional.empty();
    }

    private static void setCondition(
            ObjectNode status, Instant now, String type, String value, String reason, String message) {
        ArrayNode conditions =
                status.get("conditions") instanceof ArrayNode known ? known : status.putArray("conditions");
        ObjectNode condition = null;
        for (JsonNode each : conditions) {
            if (each instanceof ObjectNode found && found.path("type").asText().equals(type)) {
                condition = found;
            }
        }
        if (condition == null) {
            condition = conditions.addObject().put("type", type);
        }
        if (!condition.path("status").asText().equals(value)) {
            condition.put("status", value).put("lastTransitionTime", ObjectMeta.timestamp(now));
        }
        condition.put("reason", reason).put("message", message);
    }

    private static boolean contains(ArrayNode array, String text) {
        for (JsonNode each : array) {
            if (each.asText().equals(text)) {
                return true;
            }
        }
        return false;
    }
}
