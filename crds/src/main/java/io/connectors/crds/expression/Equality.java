package io.connectors.crds.expression;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Equality of any two values: numbers by value across types, values of different types are not equal. */
final class Equality {
    private Equality() {}

    static boolean equal(Object left, Object right, Budget budget) {
        budget.spend(1);
        return switch (left) {
            case Long number -> equal(number, right);
            case Uint number -> equal(number, right);
            case Double number -> equal(number, right);
            case String text -> right instanceof String other && equal(text, other, budget);
            case Timestamp time ->
                right instanceof Timestamp other && time.instant().equals(other.instant());
            case List<?> list -> right instanceof List<?> other && equal(list, other, budget);
            case Map<?, ?> map -> right instanceof Map<?, ?> other && equal(map, other, budget);
            case Optional<?> optional -> right instanceof Optional<?> other && equal(optional, other, budget);
            case Boolean _, Bytes _, Nil _, Duration _, TypeName _ -> left.equals(right);
            default -> throw new IllegalStateException("no value of the language: " + left.getClass());
        };
    }

    private static boolean equal(long left, Object right) {
        return switch (right) {
            case Long other -> left == other;
            case Uint other -> Numbers.compare(left, other) == 0;
            case Double other -> !other.isNaN() && Numbers.compare(other.doubleValue(), left) == 0;
            default -> false;
        };
    }

    private static boolean equal(Uint left, Object right) {
        return switch (right) {
            case Long other -> Numbers.compare(other, left) == 0;
            case Uint other -> left.equals(other);
            case Double other -> !other.isNaN() && Numbers.compare(other.doubleValue(), left) == 0;
            default -> false;
        };
    }

    private static boolean equal(double left, Object right) {
        if (Double.isNaN(left)) {
            return false;
        }
        return switch (right) {
            case Long other -> Numbers.compare(left, other.longValue()) == 0;
            case Uint other -> Numbers.compare(left, other) == 0;
            case Double other -> left == other;
            default -> false;
        };
    }

    private static boolean equal(String left, String right, Budget budget) {
        budget.spendReading(Math.min(left.length(), right.length()));
        return left.equals(right);
    }

    private static boolean equal(Optional<?> left, Optional<?> right, Budget budget) {
        if (left.isEmpty() || right.isEmpty()) {
            return left.isEmpty() && right.isEmpty();
        }
        return equal((Object) left.get(), right.get(), budget);
    }

    private static boolean equal(List<?> left, List<?> right, Budget budget) {
        if (left.size() != right.size()) {
            return false;
        }
        for (int i = 0; i < left.size(); i++) {
            if (!equal((Object) left.get(i), right.get(i), budget)) {
                return false;
            }
        }
        return true;
    }

    private static boolean equal(Map<?, ?> left, Map<?, ?> right, Budget budget) {
        if (left.size() != right.size()) {
            return false;
        }
        for (Map.Entry<?, ?> entry : left.entrySet()) {
            Object other = Access.inMap(right, entry.getKey());
            if (other == null || !equal((Object) entry.getValue(), other, budget)) {
                return false;
            }
        }
        return true;
    }
}
