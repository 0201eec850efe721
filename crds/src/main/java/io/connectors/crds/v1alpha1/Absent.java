package io.connectors.crds.v1alpha1;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.NullNode;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What a field is when the wire does not hold it. Strings become empty, because that is what they are for every other
 * implementation of the schema: Go does not tell an absent string from an empty one.
 */
final class Absent {
    private Absent() {}

    static String text(@Nullable String value) {
        return value == null ? "" : value;
    }

    static JsonNode json(@Nullable JsonNode value) {
        return value == null ? NullNode.getInstance() : value;
    }

    /** Not List.copyOf, which throws on a null element. */
    static <T> List<T> list(@Nullable List<T> values) {
        return values == null
                ? List.of()
                : values.stream().filter(Objects::nonNull).toList();
    }

    /** Not Map.copyOf, which throws on a null value and loses the order in which the user wrote the keys. */
    static <V> Map<String, V> map(@Nullable Map<String, V> values) {
        if (values == null) {
            return Map.of();
        }
        Map<String, V> present = new LinkedHashMap<>(values);
        present.values().removeIf(Objects::isNull);
        return Collections.unmodifiableMap(present);
    }
}
