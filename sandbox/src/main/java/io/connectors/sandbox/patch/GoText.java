package io.connectors.sandbox.patch;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Writes values as Go's {@code %v} does, because messages of the API server show them so. */
final class GoText {

    private GoText() {}

    static String of(JsonNode value) {
        if (value.isObject()) {
            return value.properties().stream()
                    .map(field -> field.getKey() + ":" + of(field.getValue()))
                    .sorted()
                    .collect(Collectors.joining(" ", "map[", "]"));
        }
        if (value.isArray()) {
            List<String> items = new ArrayList<>();
            value.forEach(item -> items.add(of(item)));
            return "[" + String.join(" ", items) + "]";
        }
        return value.isNull() ? "<nil>" : value.asText();
    }
}
