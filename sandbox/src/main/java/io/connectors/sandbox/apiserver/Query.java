package io.connectors.sandbox.apiserver;

import io.connectors.sandbox.resource.ApiException;
import java.util.List;
import java.util.Map;

/** The query of a request. */
record Query(Map<String, List<String>> values) {

    String text(String name) {
        List<String> found = values.getOrDefault(name, List.of());
        return found.isEmpty() ? "" : found.getFirst();
    }

    boolean has(String name) {
        return values.containsKey(name);
    }

    /** Reads a flag as Go does: an empty value means true, a missing parameter false. */
    boolean flag(String name) {
        return has(name)
                && switch (text(name)) {
                    case "", "1", "t", "T", "true", "TRUE", "True" -> true;
                    default -> false;
                };
    }

    int number(String name) {
        String text = text(name);
        try {
            return text.isEmpty() ? 0 : Integer.parseInt(text);
        } catch (NumberFormatException e) {
            throw ApiException.badRequest(
                    "strconv.ParseInt: parsing \"%s\": invalid syntax (parameter %s)".formatted(text, name));
        }
    }
}
