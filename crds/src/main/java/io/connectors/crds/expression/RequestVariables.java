package io.connectors.crds.expression;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;

/**
 * What an expression about a request sees: {@code request}, {@code connector}, {@code secret} and {@code user}. Holds a credential, so
 * {@code toString} shows none.
 *
 * @param connector the Connector as JSON
 * @param secret the decoded values of the Connector's Secret
 * @param user who asks, as JSON: {@code username}, {@code groups}, {@code pod}
 */
public record RequestVariables(Request request, JsonNode connector, Map<String, String> secret, JsonNode user) {

    Map<String, Object> values() {
        return Map.of(
                "request",
                request.values(),
                "connector",
                JsonValues.of(connector),
                "secret",
                secret,
                "user",
                JsonValues.of(user));
    }

    @Override
    public String toString() {
        return "RequestVariables[" + request.method() + "]";
    }

    /**
     * The request itself.
     *
     * @param headers by name as it was received; an expression finds each under its canonical and under its lower-case name
     */
    public record Request(
            String method,
            String path,
            String host,
            Map<String, List<String>> query,
            Map<String, List<String>> headers) {

        Map<String, Object> values() {
            return Map.of(
                    "method", method,
                    "path", path,
                    "host", host,
                    "query", query,
                    "headers", HeaderNames.bothSpellings(headers));
        }

        @Override
        public String toString() {
            return "Request[" + method + "]";
        }
    }
}
