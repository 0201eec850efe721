package io.connectors.sandbox.schema;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.connectors.sandbox.resource.ResourceType;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Objects, schemas and types for tests, written as JSON with single quotes. */
final class Fixtures {

    private static final ObjectMapper MAPPER = new ObjectMapper();

    private Fixtures() {}

    static ObjectNode json(String text) {
        try {
            return (ObjectNode) MAPPER.readTree(text.replace('\'', '"'));
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(text, e);
        }
    }

    /** A custom resource whose spec has these properties. */
    static Schema spec(String properties) {
        return Schema.ofCrdVersion(json(
                "{'type':'object','properties':{'spec':{'type':'object','properties':{%s}}}}".formatted(properties)));
    }

    static ResourceType type(String group, String kind) {
        String singular = kind.toLowerCase(Locale.ROOT);
        return new ResourceType(group, "v1", kind, singular + "s", singular, true, List.of(), List.of(), false);
    }

    static JsonNode resource(String name) {
        try (@Nullable InputStream stream = Fixtures.class.getResourceAsStream(name)) {
            return MAPPER.readTree(stream);
        } catch (IOException e) {
            throw new IllegalStateException("Cannot read " + name, e);
        }
    }
}
