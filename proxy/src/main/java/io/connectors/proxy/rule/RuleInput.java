package io.connectors.proxy.rule;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.connectors.proxy.message.Field;
import io.connectors.proxy.message.Query;
import io.connectors.proxy.message.RequestHead;
import java.util.List;
import java.util.Map;

/**
 * What a rule sees as {@code input}. No value appears in {@code toString}.
 *
 * @param data decoded values of the Connector's Secret; empty for a rule that looks for a token
 * @param path of the request, below the Connector
 * @param body null where there is none, or it is no JSON object
 */
public record RuleInput(Map<String, String> data, RequestHead request, String path, JsonNode body) {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    ObjectNode json() {
        ObjectNode input = JSON.objectNode();
        ObjectNode values = input.putObject("data");
        data.forEach(values::put);
        ObjectNode seen = input.putObject("request")
                .put("method", request.method())
                .put("host", request.origin().authority())
                .put("path", path);
        seen.set("headers", headers());
        seen.set("query", lists(Query.of(request.target()).all()));
        seen.set("body", body);
        return input;
    }

    @Override
    public String toString() {
        return "RuleInput[hidden]";
    }

    private ObjectNode headers() {
        ObjectNode headers = JSON.objectNode();
        for (Field field : request.headers().fields()) {
            headers.withArrayProperty(canonical(field.name())).add(field.value());
        }
        return headers;
    }

    private static ObjectNode lists(Map<String, List<String>> all) {
        ObjectNode lists = JSON.objectNode();
        all.forEach((name, values) -> values.forEach(lists.putArray(name)::add));
        return lists;
    }

    /** As {@code Content-Type}, whatever was sent: rules are written for this spelling. */
    private static String canonical(String name) {
        StringBuilder canonical = new StringBuilder(name.length());
        boolean first = true;
        for (int i = 0; i < name.length(); i++) {
            char c = name.charAt(i);
            canonical.append(first ? Character.toUpperCase(c) : Character.toLowerCase(c));
            first = c == '-';
        }
        return canonical.toString();
    }
}
