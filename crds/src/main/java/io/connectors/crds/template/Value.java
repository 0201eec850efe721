package io.connectors.crds.template;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What Go's engine says about values, as far as the subset needs it. */
final class Value {
    /** What a key that a map does not hold stands for. Its fields are missing too, whereas a field of null is an error. */
    static final Object MISSING = Missing.KEY;

    private enum Missing {
        KEY
    }

    private Value() {}

    static boolean isTrue(@Nullable Object value) {
        return switch (value) {
            case null -> false;
            case Boolean truth -> truth;
            case String text -> !text.isEmpty();
            case Number number -> number.doubleValue() != 0;
            case List<?> list -> !list.isEmpty();
            case Map<?, ?> map -> !map.isEmpty();
            default -> false;
        };
    }

    static boolean isNothing(@Nullable Object value) {
        return value == null || value instanceof Missing;
    }

    static String kind(@Nullable Object value) {
        return switch (value) {
            case null -> "null";
            case Boolean _ -> "a truth value";
            case String _ -> "a text";
            case Number _ -> "a number";
            case List<?> _ -> "a list";
            case Map<?, ?> _ -> "a map";
            default -> "nothing";
        };
    }
}
