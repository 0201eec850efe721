package io.connectors.crds.template.function;

import io.connectors.crds.template.callable.Arguments;
import io.connectors.crds.template.callable.Function;
import io.connectors.crds.template.format.Integers;
import io.connectors.crds.template.value.Type;
import io.connectors.crds.template.value.Value;
import java.util.List;

/** Conversions between texts and numbers. None of them fails; what cannot be converted is zero. */
final class ConversionFunctions {
    static final List<Function> ALL = List.of(
            Function.of("atoi", ConversionFunctions::atoi, Type.STRING),
            Function.of("int", a -> Value.Int.ofInt(Casts.toInt64(a.value(0))), Type.ANY),
            Function.of("int64", a -> Value.Int.ofInt64(Casts.toInt64(a.value(0))), Type.ANY),
            Function.of("float64", a -> new Value.Real(Casts.toFloat64(a.value(0))), Type.ANY),
            Function.of("toDecimal", ConversionFunctions::toDecimal, Type.ANY),
            Function.of("toString", a -> new Value.Text(Texts.text(a.value(0), a.budget())), Type.ANY));

    private ConversionFunctions() {}

    private static Value atoi(Arguments a) {
        return Value.Int.ofInt(DecimalText.nearestLong(a.bytes(0)));
    }

    /** Reads what is printed as an octal number. */
    private static Value toDecimal(Arguments a) {
        String digits = Texts.text(a.value(0), a.budget());
        return Value.Int.ofInt64(Integers.parse(digits, 8, 64).orElse(0));
    }
}
