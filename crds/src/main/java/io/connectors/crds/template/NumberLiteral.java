package io.connectors.crds.template;

import io.connectors.crds.template.format.Floats;
import io.connectors.crds.template.format.Integers;
import io.connectors.crds.template.value.Type;
import io.connectors.crds.template.value.Value;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A constant that has no type yet: {@code 3.0} is an integer where one is wanted.
 *
 * @param natural its value where no type is wanted; empty when it fits no int
 */
record NumberLiteral(
        Optional<Value> natural,
        OptionalLong signed,
        OptionalLong unsigned,
        OptionalDouble real,
        Optional<Value.Complex> complex) {
    private static final Pattern COMPLEX = Pattern.compile("(.*[^eEpP])([+-].*)i");
    private static final double TWO_TO_63 = 0x1p63;
    private static final double TWO_TO_64 = 0x1p64;

    /** Reads an integer or a floating-point number; empty when the text is none. */
    static Optional<NumberLiteral> number(String text) {
        if (text.endsWith("i")) {
            OptionalDouble imaginary = Floats.parse(text.substring(0, text.length() - 1));
            if (imaginary.isPresent()) {
                return Optional.of(of(new Value.Complex(0, imaginary.getAsDouble())));
            }
        }
        OptionalLong signed = Integers.parse(text, 0, 64);
        OptionalLong unsigned = text.startsWith("-") || text.startsWith("+")
                ? OptionalLong.empty()
                : Integers.parseUnsigned(text, 0, 64);
        if (signed.isEmpty() && unsigned.isEmpty()) {
            return real(text);
        }
        if (signed.isPresent() && signed.getAsLong() == 0) {
            unsigned = signed;
        }
        double real = signed.isPresent() ? signed.getAsLong() : unsignedToReal(unsigned.orElseThrow());
        return Optional.of(new NumberLiteral(
                natural(text, signed, real), signed, unsigned, OptionalDouble.of(real), Optional.empty()));
    }

    /** Reads a pair such as {@code 1+2i}. */
    static Optional<NumberLiteral> complex(String text) {
        Matcher pair = COMPLEX.matcher(text);
        if (!pair.matches()) {
            return Optional.empty();
        }
        OptionalDouble real = Floats.parse(pair.group(1));
        OptionalDouble imaginary = Floats.parse(pair.group(2));
        return real.isEmpty() || imaginary.isEmpty()
                ? Optional.empty()
                : Optional.of(of(new Value.Complex(real.getAsDouble(), imaginary.getAsDouble())));
    }

    static NumberLiteral character(int rune) {
        OptionalLong value = OptionalLong.of(rune);
        return new NumberLiteral(
                Optional.of(Value.Int.ofInt(rune)), value, value, OptionalDouble.of(rune), Optional.empty());
    }

    /** Is the constant as a value of a type; empty when it has none. */
    Optional<Value> as(Type type) {
        return switch (type.kind()) {
            case INTERFACE -> natural;
            case INT, INT32, INT64 ->
                signed.isPresent() ? Optional.of(new Value.Int(type, signed.getAsLong())) : Optional.empty();
            case UINT8, UINT64 ->
                unsigned.isPresent() ? Optional.of(new Value.Int(type, unsigned.getAsLong())) : Optional.empty();
            case FLOAT64 -> real.isPresent() ? Optional.of(new Value.Real(real.getAsDouble())) : Optional.empty();
            case COMPLEX128 -> complex.map(value -> value);
            case INVALID, BOOL, STRING, SLICE, MAP, POINTER, STRUCT -> Optional.empty();
        };
    }

    private static Optional<NumberLiteral> real(String text) {
        OptionalDouble parsed = Floats.parse(text);
        // Without point and exponent it is an integer that is too large.
        if (parsed.isEmpty() || !looksReal(text)) {
            return Optional.empty();
        }
        double value = parsed.getAsDouble();
        OptionalLong signed = signed(value);
        return Optional.of(
                new NumberLiteral(natural(text, signed, value), signed, unsigned(value), parsed, Optional.empty()));
    }

    private static NumberLiteral of(Value.Complex value) {
        boolean isReal = value.imaginary() == 0;
        return new NumberLiteral(
                Optional.of(value),
                isReal ? signed(value.real()) : OptionalLong.empty(),
                isReal ? unsigned(value.real()) : OptionalLong.empty(),
                isReal ? OptionalDouble.of(value.real()) : OptionalDouble.empty(),
                Optional.of(value));
    }

    private static Optional<Value> natural(String text, OptionalLong signed, double real) {
        boolean hexadecimal =
                (text.startsWith("0x") || text.startsWith("0X")) && text.indexOf('p') < 0 && text.indexOf('P') < 0;
        if (!hexadecimal && looksReal(text)) {
            return Optional.of(new Value.Real(real));
        }
        return signed.isPresent() ? Optional.of(Value.Int.ofInt(signed.getAsLong())) : Optional.empty();
    }

    private static boolean looksReal(String text) {
        return text.chars().anyMatch(c -> ".eEpP".indexOf(c) >= 0);
    }

    private static OptionalLong signed(double value) {
        boolean fits = value >= -TWO_TO_63 && value < TWO_TO_63 && value == Math.rint(value);
        return fits ? OptionalLong.of((long) value) : OptionalLong.empty();
    }

    private static OptionalLong unsigned(double value) {
        boolean fits = value >= 0 && value < TWO_TO_64 && value == Math.rint(value);
        if (!fits) {
            return OptionalLong.empty();
        }
        return OptionalLong.of(value < TWO_TO_63 ? (long) value : (long) (value - TWO_TO_63) ^ Long.MIN_VALUE);
    }

    private static double unsignedToReal(long bits) {
        return bits >= 0 ? bits : new java.math.BigDecimal(Long.toUnsignedString(bits)).doubleValue();
    }
}
