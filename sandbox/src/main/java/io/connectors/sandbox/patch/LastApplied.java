package io.connectors.sandbox.patch;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.connectors.sandbox.schema.Schema;

/** The annotation in which kubectl's client-side apply keeps what it applied last. */
final class LastApplied {

    private static final String ANNOTATION = "kubectl.kubernetes.io/last-applied-configuration";
    private static final int MAX_ANNOTATIONS_BYTES = 256 * 1024;
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private LastApplied() {}

    /** Only kubectl's own name takes part; others opt out by having another one. */
    static boolean isKubectl(FieldManager manager) {
        return manager.name().equals("kubectl");
    }

    /** Returns the fields that the annotation gives kubectl: those that still have the value it applied. */
    static FieldSet ownedFields(ObjectNode live, Schema schema) {
        String annotation = annotation(live);
        if (annotation.isEmpty()) {
            return new FieldSet();
        }
        try {
            JsonNode lastApplied = MAPPER.readTree(annotation);
            if (!lastApplied.path("apiVersion").equals(live.path("apiVersion"))) {
                return new FieldSet();
            }
            Comparison changes = Comparison.between(schema, lastApplied, live);
            return Ownership.of(schema, lastApplied).difference(changes.set()).difference(changes.removed());
        } catch (JsonProcessingException e) {
            // Somebody else's text in kubectl's annotation owns nothing.
            return new FieldSet();
        }
    }

    /** Keeps the annotation true after kubectl's server-side apply, so that a client-side apply can follow. */
    static void refresh(ObjectNode object, ObjectNode applied, FieldManager manager) {
        if (!isKubectl(manager) || annotation(object).isEmpty()) {
            return;
        }
        ObjectNode annotations = (ObjectNode) object.path("metadata").path("annotations");
        annotations.remove(ANNOTATION);
        int rest = annotations.toString().length();
        String written = write(applied);
        if (rest + written.length() <= MAX_ANNOTATIONS_BYTES) {
            annotations.put(ANNOTATION, written);
        }
    }

    private static String annotation(ObjectNode object) {
        return object.path("metadata").path("annotations").path(ANNOTATION).asText();
    }

    private static String write(ObjectNode applied) {
        ObjectNode copy = applied.deepCopy();
        if (copy.path("metadata").path("annotations") instanceof ObjectNode annotations) {
            annotations.remove(ANNOTATION);
        }
        try {
            return MAPPER.writer()
                            .with(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
                            .writeValueAsString(MAPPER.treeToValue(copy, Object.class))
                    + "\n";
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A JSON tree that was read can be written", e);
        }
    }
}
