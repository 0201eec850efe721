package io.connectors.crds.expression;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads an element of a map or list. */
final class Access {
    private Access() {}

    /** Reads what must be there; inside an optional it may be missing. */
    static Object get(Object operand, Object key) {
        if (operand instanceof Optional<?> optional) {
            return optional.isPresent() ? optionally(optional.get(), key) : Optional.empty();
        }
        Object found = find(operand, key);
        return found == null ? missing(operand) : found;
    }

    /** Reads what may be missing. */
    static Object optionally(Object operand, Object key) {
        Object holder = operand;
        if (operand instanceof Optional<?> optional) {
            if (optional.isEmpty()) {
                return optional;
            }
            holder = optional.get();
        }
        Object found = find(holder, key);
        return found instanceof Fault ? found : Optional.ofNullable(found);
    }

    /** Tells whether it is there. */
    static Object has(Object operand, String field) {
        Object found = optionally(operand, field);
        return found instanceof Optional<?> optional ? optional.isPresent() : found;
    }

    /** Returns null when it is not there. What has no elements at all has this one neither. */
    private static @Nullable Object find(Object operand, Object key) {
        if (!isKey(key)) {
            return Fault.of("no value of this type can be a key");
        }
        return switch (operand) {
            case Map<?, ?> map -> inMap(map, key);
            case List<?> list -> inList(list, key);
            default -> null;
        };
    }

    private static boolean isKey(Object key) {
        return key instanceof String
                || key instanceof Long
                || key instanceof Uint
                || key instanceof Boolean
                || key instanceof Double;
    }

    /** Numbers of different types that are equal are the same key. */
    static @Nullable Object inMap(Map<?, ?> map, Object key) {
        Object found = map.get(key);
        if (found != null) {
            return found;
        }
        return switch (key) {
            case Long number when number >= 0 -> map.get(Uint.of(number));
            case Uint number when number.fitsLong() -> map.get(number.bits());
            case Double number -> inMap(map, number);
            default -> null;
        };
    }

    private static @Nullable Object inMap(Map<?, ?> map, Double key) {
        Object asInt =
                Numbers.exactLong(key).map(number -> (Object) map.get(number)).orElse(null);
        return asInt != null
                ? asInt
                : Numbers.exactUint(key).map(number -> (Object) map.get(number)).orElse(null);
    }

    private static @Nullable Object inList(List<?> list, Object key) {
        Optional<Long> index = switch (key) {
            case Long number -> Optional.of(number);
            case Uint number when number.fitsLong() -> Optional.of(number.bits());
            case Double number -> Numbers.exactLong(number);
            default -> Optional.empty();
        };
        if (index.isEmpty()) {
            return Fault.of("a list has no such index");
        }
        long wanted = index.get();
        return wanted >= 0 && wanted < list.size() ? list.get((int) wanted) : null;
    }

    private static Fault missing(Object operand) {
        if (operand instanceof List<?>) {
            return Fault.of("the index is out of bounds");
        }
        return Fault.of("no such key");
    }
}
