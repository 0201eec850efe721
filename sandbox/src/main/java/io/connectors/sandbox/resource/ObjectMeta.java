package io.connectors.sandbox.resource;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A view of an object's {@code metadata}; what is set through it is set in the object. */
public final class ObjectMeta {

    private final ObjectNode object;

    private ObjectMeta(ObjectNode object) {
        this.object = object;
    }

    public static ObjectMeta of(ObjectNode object) {
        return new ObjectMeta(object);
    }

    public String name() {
        return text("name");
    }

    public String namespace() {
        return text("namespace");
    }

    public String uid() {
        return text("uid");
    }

    public String resourceVersion() {
        return text("resourceVersion");
    }

    public long generation() {
        return field("generation").asLong();
    }

    public Map<String, String> labels() {
        Map<String, String> labels = new LinkedHashMap<>();
        field("labels")
                .properties()
                .forEach(entry -> labels.put(entry.getKey(), entry.getValue().asText()));
        return labels;
    }

    public List<String> finalizers() {
        List<String> finalizers = new ArrayList<>();
        field("finalizers").forEach(finalizer -> finalizers.add(finalizer.asText()));
        return finalizers;
    }

    public List<JsonNode> ownerReferences() {
        List<JsonNode> references = new ArrayList<>();
        field("ownerReferences").forEach(references::add);
        return references;
    }

    public boolean isBeingDeleted() {
        return !text("deletionTimestamp").isEmpty();
    }

    public Optional<Instant> creationTimestamp() {
        return parse(text("creationTimestamp"));
    }

    public JsonNode field(String name) {
        JsonNode value = object.path("metadata").path(name);
        return value.isNull() ? MissingNode.getInstance() : value;
    }

    public String text(String name) {
        return field(name).asText();
    }

    public void set(String name, String value) {
        metadata().put(name, value);
    }

    public void setNode(String name, JsonNode value) {
        if (value.isMissingNode()) {
            remove(name);
        } else {
            metadata().set(name, value);
        }
    }

    public void setGeneration(long generation) {
        metadata().put("generation", generation);
    }

    public void setFinalizers(Collection<String> finalizers) {
        if (finalizers.isEmpty()) {
            remove("finalizers");
        } else {
            ArrayNode array = metadata().putArray("finalizers");
            finalizers.forEach(array::add);
        }
    }

    public void remove(String name) {
        if (object.get("metadata") instanceof ObjectNode metadata) {
            metadata.remove(name);
        }
    }

    /** Removes maps and lists with nothing in them, which an API server never shows. */
    public void removeEmpty() {
        for (String name : List.of("labels", "annotations", "finalizers", "ownerReferences")) {
            JsonNode value = field(name);
            if (value.isContainerNode() && value.isEmpty()) {
                remove(name);
            }
        }
    }

    /** Writes an instant as the API does: UTC, whole seconds. */
    public static String timestamp(Instant instant) {
        return DateTimeFormatter.ISO_INSTANT.format(instant.truncatedTo(ChronoUnit.SECONDS));
    }

    private static Optional<Instant> parse(String text) {
        try {
            return text.isEmpty() ? Optional.empty() : Optional.of(Instant.parse(text));
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }

    private ObjectNode metadata() {
        return Json.objectIn(object, "metadata");
    }
}
