package io.connectors.sandbox.patch;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** JSON for tests, written with single quotes. */
final class Texts {

    private static final ObjectMapper MAPPER = new ObjectMapper();

    private Texts() {}

    static ObjectNode object(String text) {
        return (ObjectNode) value(text);
    }

    static ArrayNode list(String text) {
        return (ArrayNode) value(text);
    }

    static JsonNode value(String text) {
        try {
            return MAPPER.readTree(text.replace('\'', '"'));
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(text, e);
        }
    }
}
