package io.connectors.crds.expression;

import java.time.Duration;
import java.util.function.IntPredicate;
import java.util.function.IntSupplier;

/** Order of two values of one type, or of two numbers. */
final class Ordering {
    private Ordering() {}

    /** Returns whether the comparison comes out as wanted, or a {@link Fault}. */
    static Object test(Object left, Object right, Budget budget, IntPredicate wanted) {
        Object order = compare(left, right, budget);
        return order instanceof Integer number ? wanted.test(number) : order;
    }

    private static Object compare(Object left, Object right, Budget budget) {
        return switch (left) {
            case Long number -> compare(number, right);
            case Uint number -> compare(number, right);
            case Double number -> compare(number, right);
            case Boolean flag when right instanceof Boolean other -> Boolean.compare(flag, other);
            case String text when right instanceof String other -> Texts.compare(text, other, budget);
            case Bytes bytes when right instanceof Bytes other -> bytes.compareTo(other);
            case Timestamp time
            when right instanceof Timestamp other -> time.instant().compareTo(other.instant());
            case Duration duration when right instanceof Duration other -> duration.compareTo(other);
            default -> Fault.noOverload();
        };
    }

    private static Object compare(Long left, Object right) {
        return switch (right) {
            case Long other -> Long.compare(left, other);
            case Uint other -> Numbers.compare(left, other);
            case Double other -> ordered(other, () -> -Numbers.compare(other.doubleValue(), left.longValue()));
            default -> Fault.noOverload();
        };
    }

    private static Object compare(Uint left, Object right) {
        return switch (right) {
            case Long other -> -Numbers.compare(other, left);
            case Uint other -> Long.compareUnsigned(left.bits(), other.bits());
            case Double other -> ordered(other, () -> -Numbers.compare(other.doubleValue(), left));
            default -> Fault.noOverload();
        };
    }

    private static Object compare(Double left, Object right) {
        return switch (right) {
            case Long other -> ordered(left, () -> Numbers.compare(left.doubleValue(), other.longValue()));
            case Uint other -> ordered(left, () -> Numbers.compare(left.doubleValue(), other));
            case Double other ->
                other.isNaN()
                        ? notANumber()
                        : ordered(left, () -> Numbers.compare(left.doubleValue(), other.doubleValue()));
            default -> Fault.noOverload();
        };
    }

    private static Object ordered(Double value, IntSupplier order) {
        return value.isNaN() ? notANumber() : (Object) order.getAsInt();
    }

    private static Fault notANumber() {
        return Fault.of("NaN has no place in an order");
    }
}
