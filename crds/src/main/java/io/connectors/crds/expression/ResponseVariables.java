package io.connectors.crds.expression;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What an expression about a tool's answer sees as {@code response}. May hold anything a tool sends, so {@code toString} shows none.
 *
 * @param headers by name as it was received; an expression finds each under its canonical and under its lower-case name
 * @param body the parsed body; a missing node when it is not JSON, which {@code has(response.body)} tells
 */
public record ResponseVariables(int statusCode, Map<String, List<String>> headers, String bodyString, JsonNode body) {

    Map<String, Object> values() {
        Map<String, Object> response = new HashMap<>();
        response.put("statusCode", (long) statusCode);
        response.put("headers", HeaderNames.bothSpellings(headers));
        response.put("bodyString", bodyString);
        if (!body.isMissingNode()) {
            response.put("body", JsonValues.of(body));
        }
        return Map.of("response", response);
    }

    @Override
    public String toString() {
        return "ResponseVariables[" + statusCode + "]";
    }
}
