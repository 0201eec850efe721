package io.connectors.crds.template.function;

import io.connectors.crds.template.callable.Arguments;
import io.connectors.crds.template.callable.Function;
import io.connectors.crds.template.callable.FunctionException;
import io.connectors.crds.template.value.Type;
import io.connectors.crds.template.value.Value;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.function.BinaryOperator;

/** Arithmetic of floating-point numbers, done with decimal digits: 1.1 less 0.1 is 1. */
final class DecimalFunctions {
    private static final int DIVISION_DIGITS = 16;

    static final List<Function> ALL = List.of(
            Function.of("add1f", a -> real(decimal(a, 0).add(BigDecimal.ONE)), Type.ANY),
            Function.of("addf", DecimalFunctions::addf).rest(Type.ANY),
            Function.of("subf", a -> folded(a, BigDecimal::subtract), Type.ANY).rest(Type.ANY),
            Function.of("mulf", a -> folded(a, BigDecimal::multiply), Type.ANY).rest(Type.ANY),
            Function.of("divf", a -> folded(a, DecimalFunctions::divide), Type.ANY)
                    .rest(Type.ANY));

    private DecimalFunctions() {}

    private static Value addf(Arguments a) {
        return a.count() == 0 ? new Value.Real(0) : folded(a, BigDecimal::add);
    }

    private static Value folded(Arguments a, BinaryOperator<BigDecimal> operator) {
        BigDecimal result = decimal(a, 0);
        for (int i = 1; i < a.count(); i++) {
            result = operator.apply(result, decimal(a, i));
            a.budget().steps(result.precision());
        }
        return real(result);
    }

    private static BigDecimal divide(BigDecimal dividend, BigDecimal divisor) {
        if (divisor.signum() == 0) {
            throw new FunctionException("division by zero");
        }
        return dividend.divide(divisor, DIVISION_DIGITS, RoundingMode.HALF_UP);
    }

    /** Takes the shortest decimal digits that mean the number. */
    private static BigDecimal decimal(Arguments a, int index) {
        double number = Casts.toFloat64(a.value(index));
        if (!Double.isFinite(number)) {
            throw new FunctionException("argument " + (index + 1) + " is not a finite number");
        }
        return new BigDecimal(Double.toString(number));
    }

    private static Value real(BigDecimal result) {
        return new Value.Real(result.signum() == 0 ? 0 : result.doubleValue());
    }
}
