package io.connectors.app.probe;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.connectors.crds.expression.ResponseVariables;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * What a tool answered. May hold anything, so {@code toString} shows none of it.
 *
 * @param question the request in words, after redirects
 * @param body as far as it was read
 */
record ProbeAnswer(ResponseHead head, String body, String question) {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Pattern JSON_TYPE = Pattern.compile("application/(?:[a-z0-9.+-]+\\+)?json(?:[ \t]*;.*)?");

    ResponseVariables variables() {
        return new ResponseVariables(head.status(), head.headers(), body, isJson() ? parsed(body) : absent());
    }

    private boolean isJson() {
        String type = head.header("Content-Type").orElse("").toLowerCase(Locale.ROOT);
        return JSON_TYPE.matcher(type).matches();
    }

    private static JsonNode parsed(String text) {
        try {
            return JSON.readTree(text);
        } catch (JsonProcessingException _) {
            // Cut off or wrong: to the expression it is a body that is not JSON. The exception quotes the text, so it
            // is not kept.
            return absent();
        }
    }

    private static JsonNode absent() {
        return MissingNode.getInstance();
    }

    @Override
    public String toString() {
        return "ProbeAnswer[" + question + ": " + head.status() + "]";
    }
}
