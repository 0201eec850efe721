package io.connectors.crds.template.function;

import io.connectors.crds.template.callable.Arguments;
import io.connectors.crds.template.callable.Function;
import io.connectors.crds.template.callable.FunctionException;
import io.connectors.crds.template.value.Type;
import io.connectors.crds.template.value.Value;
import java.util.List;
import java.util.function.DoubleBinaryOperator;
import java.util.function.LongBinaryOperator;

/** Arithmetic of 64-bit integers, which overflow silently, and rounding of floating-point numbers. */
final class MathFunctions {
    static final List<Function> ALL = List.of(
            Function.of("add1", a -> Value.Int.ofInt64(Casts.toInt64(a.value(0)) + 1), Type.ANY),
            Function.of("add", a -> folded(a, 0, 0, (one, other) -> one + other))
                    .rest(Type.ANY),
            Function.of("sub", a -> folded(a, (one, other) -> one - other), Type.ANY, Type.ANY),
            Function.of("mul", a -> folded(a, (one, other) -> one * other), Type.ANY)
                    .rest(Type.ANY),
            Function.of("div", a -> folded(a, (one, other) -> one / nonZero(other)), Type.ANY, Type.ANY),
            Function.of("mod", a -> folded(a, (one, other) -> one % nonZero(other)), Type.ANY, Type.ANY),
            Function.of("max", a -> folded(a, Math::max), Type.ANY).rest(Type.ANY),
            Function.of("biggest", a -> folded(a, Math::max), Type.ANY).rest(Type.ANY),
            Function.of("min", a -> folded(a, Math::min), Type.ANY).rest(Type.ANY),
            Function.of("maxf", a -> foldedReal(a, MathFunctions::larger), Type.ANY)
                    .rest(Type.ANY),
            Function.of("minf", a -> foldedReal(a, MathFunctions::smaller), Type.ANY)
                    .rest(Type.ANY),
            Function.of("ceil", a -> new Value.Real(Math.ceil(Casts.toFloat64(a.value(0)))), Type.ANY),
            Function.of("floor", a -> new Value.Real(Math.floor(Casts.toFloat64(a.value(0)))), Type.ANY),
            Function.of("round", MathFunctions::round, Type.ANY, Type.INT).rest(Type.FLOAT64));

    private MathFunctions() {}

    private static Value folded(Arguments a, LongBinaryOperator operator) {
        return folded(a, Casts.toInt64(a.value(0)), 1, operator);
    }

    private static Value folded(Arguments a, long first, int start, LongBinaryOperator operator) {
        long result = first;
        for (Value value : a.from(start)) {
            result = operator.applyAsLong(result, Casts.toInt64(value));
        }
        return Value.Int.ofInt64(result);
    }

    private static Value foldedReal(Arguments a, DoubleBinaryOperator operator) {
        double result = Casts.toFloat64(a.value(0));
        for (Value value : a.from(1)) {
            result = operator.applyAsDouble(result, Casts.toFloat64(value));
        }
        return new Value.Real(result);
    }

    /** Unlike Java, Go takes infinity for larger than what is not a number. */
    private static double larger(double one, double other) {
        boolean infinite = one == Double.POSITIVE_INFINITY || other == Double.POSITIVE_INFINITY;
        return infinite ? Double.POSITIVE_INFINITY : Math.max(one, other);
    }

    private static double smaller(double one, double other) {
        boolean infinite = one == Double.NEGATIVE_INFINITY || other == Double.NEGATIVE_INFINITY;
        return infinite ? Double.NEGATIVE_INFINITY : Math.min(one, other);
    }

    private static Value round(Arguments a) {
        double roundUpFrom = a.count() > 2 ? a.number(2) : 0.5;
        double power = PowerOfTen.of(a.integer(1));
        double scaled = power * Casts.toFloat64(a.value(0));
        double fraction = scaled - truncated(scaled);
        double rounded = fraction >= roundUpFrom ? Math.ceil(scaled) : Math.floor(scaled);
        return new Value.Real(rounded / power);
    }

    private static double truncated(double number) {
        return number < 0 ? Math.ceil(number) : Math.floor(number);
    }

    private static long nonZero(long divisor) {
        if (divisor == 0) {
            throw new FunctionException("division by zero");
        }
        return divisor;
    }
}
