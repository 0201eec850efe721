package io.connectors.sandbox.schema;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Locale;

/** The defaults of built-in kinds that clients rely on. A real API server has many more, for Pods above all. */
final class BuiltInDefaults {

    private BuiltInDefaults() {}

    static void apply(Schema schema, ObjectNode object) {
        switch (object.path("kind").asText()) {
            case "Secret" -> secret(object);
            case "Service" -> service(object);
            case "CustomResourceDefinition" -> customResourceDefinition(object);
            case "Event" -> event(schema, object);
            case "EndpointSlice" -> endpointSlice(object);
            case "CSIDriver" -> csiDriver(object);
            default -> {}
        }
    }

    private static void secret(ObjectNode secret) {
        putIfAbsent(secret, "type", "Opaque");
        JsonNode texts = secret.path("stringData");
        if (!texts.isEmpty()) {
            ObjectNode data = secret.withObject("/data");
            texts.properties()
                    .forEach(text ->
                            data.put(text.getKey(), base64(text.getValue().asText())));
        }
        secret.remove("stringData");
    }

    private static String base64(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    private static void service(ObjectNode service) {
        ObjectNode spec = service.withObject("/spec");
        putIfAbsent(spec, "type", "ClusterIP");
        putIfAbsent(spec, "sessionAffinity", "None");
        if (!spec.path("type").asText().equals("ExternalName")) {
            putIfAbsent(spec, "internalTrafficPolicy", "Cluster");
        }
        for (JsonNode port : spec.path("ports")) {
            putIfAbsent(port, "protocol", "TCP");
            if (port instanceof ObjectNode open && !open.has("targetPort") && open.has("port")) {
                open.set("targetPort", open.path("port"));
            }
        }
    }

    private static void customResourceDefinition(ObjectNode definition) {
        ObjectNode spec = definition.withObject("/spec");
        ObjectNode names = spec.withObject("/names");
        String kind = names.path("kind").asText();
        putIfAbsent(names, "singular", kind.toLowerCase(Locale.ROOT));
        putIfAbsent(names, "listKind", kind + "List");
        if (!spec.has("conversion")) {
            spec.putObject("conversion").put("strategy", "None");
        }
    }

    /** Go writes these fields of an event also when nobody set them, and clients read them. */
    private static void event(Schema schema, ObjectNode event) {
        schema.emptyObject().properties().stream()
                .filter(field -> !event.has(field.getKey()))
                .forEach(field -> event.set(field.getKey(), field.getValue()));
    }

    private static void endpointSlice(ObjectNode slice) {
        slice.path("ports").forEach(port -> putIfAbsent(port, "protocol", "TCP"));
        for (JsonNode endpoint : slice.path("endpoints")) {
            if (endpoint instanceof ObjectNode known) {
                known.withObject("/conditions");
            }
        }
    }

    private static void csiDriver(ObjectNode driver) {
        ObjectNode spec = driver.withObject("/spec");
        spec.put("attachRequired", spec.path("attachRequired").asBoolean(true));
        spec.put("podInfoOnMount", spec.path("podInfoOnMount").asBoolean(false));
        spec.put("requiresRepublish", spec.path("requiresRepublish").asBoolean(false));
        spec.put("storageCapacity", spec.path("storageCapacity").asBoolean(false));
        putIfAbsent(spec, "fsGroupPolicy", "ReadWriteOnceWithFSType");
        if (!spec.has("volumeLifecycleModes")) {
            ArrayNode modes = spec.putArray("volumeLifecycleModes");
            modes.add("Persistent");
        }
    }

    private static void putIfAbsent(JsonNode node, String field, String value) {
        if (node instanceof ObjectNode object && object.path(field).asText().isEmpty()) {
            object.put(field, value);
        }
    }
}
