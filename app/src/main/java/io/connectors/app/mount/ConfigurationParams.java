package io.connectors.app.mount;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Reads {@code {"configuration": {"parameter": "value"}}}. */
final class ConfigurationParams {
    private static final int MAX_PARAMS = 1_000;
    private static final int MAX_DEPTH = 8;
    private static final String EXPECTED = "write {\"<configuration>\":{\"<parameter>\":\"<value>\"}}";

    private static final ObjectMapper JSON = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(MAX_DEPTH)
                            .build())
                    .build())
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private ConfigurationParams() {}

    static Map<String, Map<String, String>> read(String attribute, String text) {
        Map<String, Map<String, String>> params = new LinkedHashMap<>();
        if (text.isEmpty()) {
            return params;
        }
        int count = 0;
        for (Map.Entry<String, JsonNode> configuration :
                object(attribute, tree(attribute, text)).properties()) {
            String where = attribute + " of configuration " + Quoted.word(configuration.getKey());
            Map<String, String> values = values(where, object(where, configuration.getValue()));
            count += values.size();
            params.put(configuration.getKey(), values);
        }
        if (count > MAX_PARAMS) {
            throw new MountException(
                    RefusalReason.TOO_LARGE,
                    attribute + " holds " + count + " parameters; at most " + MAX_PARAMS + " are allowed.");
        }
        return params;
    }

    private static JsonNode tree(String attribute, String text) {
        try {
            return JSON.readTree(text);
        } catch (StreamConstraintsException _) {
            throw invalid(attribute + " is nested more than " + MAX_DEPTH + " levels deep; " + EXPECTED);
        } catch (JsonProcessingException e) {
            // The exception's own message repeats parts of the text.
            String column = Optional.ofNullable(e.getLocation())
                    .map(location -> ", near column " + location.getColumnNr())
                    .orElse("");
            throw invalid(attribute + " is not valid JSON, or names something twice" + column + "; " + EXPECTED);
        }
    }

    private static JsonNode object(String where, JsonNode node) {
        if (!node.isObject()) {
            throw invalid(where + " is not a JSON object; " + EXPECTED);
        }
        return node;
    }

    private static Map<String, String> values(String where, JsonNode params) {
        Map<String, String> values = new LinkedHashMap<>();
        params.properties().forEach(param -> {
            if (!param.getValue().isTextual()) {
                throw invalid("Parameter " + Quoted.word(param.getKey()) + " in " + where
                        + " is not a string; put its value into double quotes");
            }
            values.put(param.getKey(), param.getValue().textValue());
        });
        return values;
    }

    private static MountException invalid(String message) {
        return new MountException(RefusalReason.INVALID_ATTRIBUTE, message);
    }
}
