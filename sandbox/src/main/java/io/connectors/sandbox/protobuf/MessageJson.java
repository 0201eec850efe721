package io.connectors.sandbox.protobuf;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.google.protobuf.ByteString;
import com.google.protobuf.Descriptors.Descriptor;
import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.Message;
import io.connectors.sandbox.resource.ApiException;
import io.connectors.sandbox.resource.Json;
import java.io.IOException;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/** Turns messages into the JSON that Go would have made of the same object. */
final class MessageJson {

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    // Embedded structs are fields of their own in protobuf, and none in JSON.
    private static final Set<String> INLINE = Set.of(
            "volumeSource", "persistentVolumeSource", "localObjectReference", "handler", "ephemeralContainerCommon");
    private static final Map<String, String> SPELLED_OTHERWISE = Map.of("uID", "uid");

    private MessageJson() {}

    static ObjectNode of(Message message) {
        ObjectNode json = Json.object();
        message.getAllFields().forEach((field, value) -> put(json, field, value));
        return json;
    }

    private static void put(ObjectNode json, FieldDescriptor field, Object value) {
        String name = SPELLED_OTHERWISE.getOrDefault(field.getName(), field.getName());
        JsonNode node = node(field, value);
        if (INLINE.contains(name) && node instanceof ObjectNode embedded) {
            json.setAll(embedded);
        } else if (!isUnset(field, node)) {
            json.set(name, node);
        }
    }

    /**
     * Go writes fields that nobody set as empty text and zero; as JSON it leaves out the text, and of the numbers those
     * that would matter (metadata.generation).
     */
    private static boolean isUnset(FieldDescriptor field, JsonNode node) {
        return node.isMissingNode()
                || (node.isTextual() && node.asText().isEmpty())
                || (node.isNumber()
                        && node.asLong() == 0
                        && field.getContainingType().getName().equals("ObjectMeta"));
    }

    private static JsonNode node(FieldDescriptor field, Object value) {
        if (field.isMapField()) {
            return map(field.getMessageType(), (List<?>) value);
        }
        if (field.isRepeated()) {
            ArrayNode array = NODES.arrayNode();
            ((List<?>) value).forEach(each -> array.add(single(each)));
            return array;
        }
        return single(value);
    }

    private static ObjectNode map(Descriptor entryType, List<?> entries) {
        FieldDescriptor key = Objects.requireNonNull(entryType.findFieldByName("key"));
        FieldDescriptor content = Objects.requireNonNull(entryType.findFieldByName("value"));
        ObjectNode map = Json.object();
        for (Object each : entries) {
            Message entry = (Message) each;
            map.set(String.valueOf(entry.getField(key)), single(entry.getField(content)));
        }
        return map;
    }

    private static JsonNode single(Object value) {
        return switch (value) {
            case String text -> NODES.textNode(text);
            case Boolean flag -> NODES.booleanNode(flag);
            case Integer number -> NODES.numberNode(number);
            case Long number -> NODES.numberNode(number);
            case Double number -> NODES.numberNode(number);
            case ByteString bytes -> NODES.textNode(Base64.getEncoder().encodeToString(bytes.toByteArray()));
            case Message message -> message(message);
            default -> throw new IllegalStateException("No kind has a field of " + value.getClass());
        };
    }

    private static JsonNode message(Message message) {
        return switch (message.getDescriptorForType().getName()) {
            case "Time", "MicroTime" -> time(message);
            case "Quantity" -> NODES.textNode(String.valueOf(field(message, "string")));
            case "IntOrString" -> intOrString(message);
            case "RawExtension" -> raw((ByteString) field(message, "raw"));
            case "FieldsV1" -> raw((ByteString) field(message, "Raw"));
            case "Verbs", "ExtraValue" -> of(message).path("items");
            default -> of(message);
        };
    }

    /** The time that nobody set is an empty message. */
    private static JsonNode time(Message time) {
        long seconds = (Long) field(time, "seconds");
        return seconds == 0
                ? MissingNode.getInstance()
                : NODES.textNode(Instant.ofEpochSecond(seconds, (Integer) field(time, "nanos"))
                        .toString());
    }

    private static JsonNode intOrString(Message value) {
        return field(value, "type").equals(0L)
                ? NODES.numberNode((Integer) field(value, "intVal"))
                : NODES.textNode(String.valueOf(field(value, "strVal")));
    }

    private static JsonNode raw(ByteString json) {
        if (json.isEmpty()) {
            return MissingNode.getInstance();
        }
        try {
            return Json.read(json.toByteArray(), 0, json.size());
        } catch (IOException problem) {
            throw ApiException.badRequest("the body holds a field that should be JSON and is not");
        }
    }

    private static Object field(Message message, String name) {
        return message.getField(
                Objects.requireNonNull(message.getDescriptorForType().findFieldByName(name)));
    }
}
