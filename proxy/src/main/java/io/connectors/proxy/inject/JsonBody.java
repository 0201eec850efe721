package io.connectors.proxy.inject;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.NullNode;
import io.connectors.proxy.message.Headers;
import java.io.IOException;
import java.util.Locale;

/** The body of a request as a rule sees it. */
final class JsonBody {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private JsonBody() {}

    /** Returns the object that stands in a body; null when there is something else. */
    static JsonNode read(Headers headers, byte[] body) {
        if (!isJson(headers)) {
            return NullNode.instance;
        }
        try {
            JsonNode json = MAPPER.readTree(body);
            return json != null && json.isObject() ? json : NullNode.instance;
        } catch (IOException e) {
            return NullNode.instance;
        }
    }

    private static boolean isJson(Headers headers) {
        String type =
                headers.first("Content-Type").orElse("").split(";", 2)[0].trim().toLowerCase(Locale.ROOT);
        return !headers.contains("Content-Encoding") && (type.equals("application/json") || type.endsWith("+json"));
    }
}
