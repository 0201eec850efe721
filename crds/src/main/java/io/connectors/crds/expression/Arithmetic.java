package io.connectors.crds.expression;

import java.math.BigInteger;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** The operators {@code + - * / %} and the minus sign. Integers do not wrap around. */
final class Arithmetic {
    private static final Fault OVERFLOW = Fault.of("integer overflow");
    private static final Fault BY_ZERO = Fault.of("division by zero");
    private static final BigInteger TWO_TO_64 = BigInteger.ONE.shiftLeft(64);

    private Arithmetic() {}

    static Object add(Object left, Object right, Budget budget) {
        return switch (left) {
            case Long a when right instanceof Long b -> exact(() -> Math.addExact(a, b));
            case Uint a when right instanceof Uint b -> uint(big(a).add(big(b)));
            case Double a when right instanceof Double b -> a + b;
            case String a
            when right instanceof String b -> {
                budget.spendMaking((long) a.length() + b.length());
                yield a + b;
            }
            case Bytes a
            when right instanceof Bytes b -> {
                budget.spendMaking((long) a.size() + b.size());
                yield a.plus(b);
            }
            case GrowingList a when right instanceof List<?> b -> a.with(b);
            case List<?> a when right instanceof List<?> b -> concatenate(a, b, budget);
            case Duration a when right instanceof Duration b -> Times.checked(a.plus(b));
            case Duration a when right instanceof Timestamp b -> Times.add(b, a);
            case Timestamp a when right instanceof Duration b -> Times.add(a, b);
            default -> Fault.noOverload();
        };
    }

    static Object subtract(Object left, Object right) {
        return switch (left) {
            case Long a when right instanceof Long b -> exact(() -> Math.subtractExact(a, b));
            case Uint a when right instanceof Uint b -> uint(big(a).subtract(big(b)));
            case Double a when right instanceof Double b -> a - b;
            case Duration a when right instanceof Duration b -> Times.checked(a.minus(b));
            case Timestamp a when right instanceof Duration b -> Times.add(a, b.negated());
            case Timestamp a
            when right instanceof Timestamp b -> Times.checked(Duration.between(b.instant(), a.instant()));
            default -> Fault.noOverload();
        };
    }

    static Object multiply(Object left, Object right) {
        return switch (left) {
            case Long a when right instanceof Long b -> exact(() -> Math.multiplyExact(a, b));
            case Uint a when right instanceof Uint b -> uint(big(a).multiply(big(b)));
            case Double a when right instanceof Double b -> a * b;
            default -> Fault.noOverload();
        };
    }

    static Object divide(Object left, Object right) {
        return switch (left) {
            case Long a when right instanceof Long b -> b == 0 ? BY_ZERO : exact(() -> Math.divideExact(a, b));
            case Uint a
            when right instanceof Uint b -> b.bits() == 0 ? BY_ZERO : Uint.of(Long.divideUnsigned(a.bits(), b.bits()));
            case Double a when right instanceof Double b -> a / b;
            default -> Fault.noOverload();
        };
    }

    static Object modulo(Object left, Object right) {
        return switch (left) {
            case Long a when right instanceof Long b -> modulo(a.longValue(), b.longValue());
            case Uint a
            when right instanceof Uint b ->
                b.bits() == 0 ? BY_ZERO : Uint.of(Long.remainderUnsigned(a.bits(), b.bits()));
            default -> Fault.noOverload();
        };
    }

    private static Object modulo(long left, long right) {
        if (right == 0) {
            return BY_ZERO;
        }
        return left == Long.MIN_VALUE && right == -1 ? OVERFLOW : (Object) (left % right);
    }

    static Object negate(Object value) {
        return switch (value) {
            case Long number -> exact(() -> Math.negateExact(number));
            case Double number -> -number;
            case Duration duration -> Times.checked(duration.negated());
            default -> Fault.noOverload();
        };
    }

    private static List<Object> concatenate(List<?> left, List<?> right, Budget budget) {
        budget.spendMaking(10L * (left.size() + right.size()));
        List<Object> joined = new ArrayList<>(left.size() + right.size());
        joined.addAll(left);
        joined.addAll(right);
        return joined;
    }

    private static BigInteger big(Uint number) {
        return new BigInteger(Long.toUnsignedString(number.bits()));
    }

    private static Object uint(BigInteger number) {
        return number.signum() < 0 || number.compareTo(TWO_TO_64) >= 0 ? OVERFLOW : Uint.of(number.longValue());
    }

    private static Object exact(LongOperation operation) {
        try {
            return operation.compute();
        } catch (ArithmeticException _) {
            return OVERFLOW;
        }
    }

    private interface LongOperation {
        long compute();
    }
}
