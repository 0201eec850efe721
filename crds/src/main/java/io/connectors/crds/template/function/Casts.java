package io.connectors.crds.template.function;

import io.connectors.crds.template.format.Floats;
import io.connectors.crds.template.format.Integers;
import io.connectors.crds.template.value.Value;
import java.math.BigDecimal;

/** Numbers from anything; what is no number is zero. */
final class Casts {
    private Casts() {}

    /** Converts to 64 bits; texts may have the prefixes of Go's literals, so {@code 010} is eight. */
    static long toInt64(Value value) {
        return switch (value) {
            case Value.Bool bool -> bool.value() ? 1 : 0;
            case Value.Int number -> number.value();
            case Value.Real number -> truncated(number.value());
            case Value.Text text ->
                Integers.parse(withoutZeroFraction(text.bytes()), 0, 64).orElse(0);
            case Value.Missing missing -> 0;
            case Value.Nil nil -> 0;
            case Value.Complex number -> 0;
            case Value.Slice slice -> 0;
            case Value.Dict dict -> 0;
            case Value.Instance instance -> 0;
        };
    }

    static double toFloat64(Value value) {
        return switch (value) {
            case Value.Bool bool -> bool.value() ? 1 : 0;
            case Value.Int number -> real(number);
            case Value.Real number -> number.value();
            case Value.Text text -> Floats.parse(text.bytes()).orElse(0);
            case Value.Missing missing -> 0;
            case Value.Nil nil -> 0;
            case Value.Complex number -> 0;
            case Value.Slice slice -> 0;
            case Value.Dict dict -> 0;
            case Value.Instance instance -> 0;
        };
    }

    /** Drops the fraction; what does not fit is the smallest number, which is what the processor answers to Go. */
    private static long truncated(double number) {
        boolean fits = number >= -0x1p63 && number < 0x1p63;
        return fits ? (long) number : Long.MIN_VALUE;
    }

    private static double real(Value.Int number) {
        boolean negativeBits = number.value() < 0 && number.type().kind().isUnsigned();
        return negativeBits ? new BigDecimal(Long.toUnsignedString(number.value())).doubleValue() : number.value();
    }

    /** Takes {@code 1.00} for 1, but not {@code 1.} or {@code 1.50}. */
    private static String withoutZeroFraction(String text) {
        int end = text.length();
        while (end > 0 && text.charAt(end - 1) == '0') {
            end--;
        }
        boolean zeros = end < text.length() && end > 0 && text.charAt(end - 1) == '.';
        return zeros ? text.substring(0, end - 1) : text;
    }
}
