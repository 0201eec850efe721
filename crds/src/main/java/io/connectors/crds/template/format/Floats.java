package io.connectors.crds.template.format;

import java.util.OptionalDouble;
import java.util.regex.Pattern;

/** Writes and reads floating-point numbers as Go's strconv does. */
public final class Floats {
    /** As many digits as are needed to read the same number back. */
    public static final int SHORTEST = -1;

    // Possessive, so that a long text that is no number is refused in linear time.
    private static final Pattern NUMBER = Pattern.compile("[+-]?+(?:"
            + "0[xX](?:[0-9a-fA-F_]++\\.?+[0-9a-fA-F_]*+|\\.[0-9a-fA-F_]++)[pP][+-]?+[0-9][0-9_]*+"
            + "|(?:[0-9_]++\\.?+[0-9_]*+|\\.[0-9_]++)(?:[eE][+-]?+[0-9][0-9_]*+)?+)");
    private static final Pattern DIGIT = Pattern.compile("[0-9a-fA-F]");
    private static final Pattern INFINITE = Pattern.compile("([+-]?)(?:inf|infinity)", Pattern.CASE_INSENSITIVE);

    private Floats() {}

    /**
     * Writes a number.
     *
     * @param verb e, E, f, g, G, b, x or X
     * @param precision digits behind the point, for g all digits, or {@link #SHORTEST}
     */
    public static String format(double value, char verb, int precision) {
        if (Double.isNaN(value)) {
            return "NaN";
        }
        String sign = Double.doubleToRawLongBits(value) < 0 ? "-" : "";
        double size = Math.abs(value);
        if (Double.isInfinite(size)) {
            return sign.isEmpty() ? "+Inf" : "-Inf";
        }
        return sign
                + switch (verb) {
                    case 'e', 'E' -> exponential(size, verb, precision);
                    case 'f' -> plain(size, precision);
                    case 'g', 'G' -> general(size, verb, precision);
                    case 'b' -> BinaryFloats.decimalMantissa(size);
                    case 'x', 'X' -> BinaryFloats.hexadecimal(size, verb, precision);
                    default -> throw new IllegalArgumentException("unknown verb");
                };
    }

    /** Reads a number; empty when the text is none, or is too large. */
    public static OptionalDouble parse(String text) {
        if (NUMBER.matcher(text).matches()) {
            return number(text);
        }
        var infinite = INFINITE.matcher(text);
        if (infinite.matches()) {
            boolean negative = infinite.group(1).equals("-");
            return OptionalDouble.of(negative ? Double.NEGATIVE_INFINITY : Double.POSITIVE_INFINITY);
        }
        return text.equalsIgnoreCase("nan") ? OptionalDouble.of(Double.NaN) : OptionalDouble.empty();
    }

    private static OptionalDouble number(String text) {
        boolean underscored = text.indexOf('_') >= 0;
        if (underscored
                && !(Underscores.separateDigits(text) && DIGIT.matcher(text).find())) {
            return OptionalDouble.empty();
        }
        double value = Double.parseDouble(underscored ? text.replace("_", "") : text);
        return Double.isInfinite(value) ? OptionalDouble.empty() : OptionalDouble.of(value);
    }

    private static String exponential(double size, char verb, int precision) {
        Digits digits =
                precision < 0 ? Digits.shortest(size) : Digits.exact(size).rounded(precision + 1);
        return exponential(digits, verb, precision < 0 ? Math.max(digits.count() - 1, 0) : precision);
    }

    private static String exponential(Digits digits, char verb, int precision) {
        StringBuilder out = new StringBuilder().append(digits.at(0));
        if (precision > 0) {
            out.append('.');
            appendDigits(out, digits, 1, precision + 1);
        }
        int exponent = digits.count() == 0 ? 0 : digits.point() - 1;
        out.append(verb).append(exponent < 0 ? '-' : '+');
        if (Math.abs(exponent) < 10) {
            out.append('0');
        }
        return out.append(Math.abs(exponent)).toString();
    }

    private static String plain(double size, int precision) {
        if (precision < 0) {
            Digits digits = Digits.shortest(size);
            return plain(digits, Math.max(digits.count() - digits.point(), 0));
        }
        Digits exact = Digits.exact(size);
        return plain(exact.rounded((int) Math.min((long) exact.point() + precision, Integer.MAX_VALUE)), precision);
    }

    private static String plain(Digits digits, int precision) {
        StringBuilder out = new StringBuilder();
        if (digits.point() > 0) {
            appendDigits(out, digits, 0, digits.point());
        } else {
            out.append('0');
        }
        if (precision > 0) {
            out.append('.');
            appendDigits(out, digits, digits.point(), digits.point() + precision);
        }
        return out.toString();
    }

    private static String general(double size, char verb, int precision) {
        boolean shortest = precision < 0;
        int wanted = precision == 0 ? 1 : precision;
        Digits digits = shortest ? Digits.shortest(size) : Digits.exact(size).rounded(wanted);
        int limit = shortest ? 6 : wanted;
        if (!shortest && limit > digits.count() && digits.count() >= digits.point()) {
            limit = digits.count();
        }
        int exponent = digits.count() == 0 ? -1 : digits.point() - 1;
        if (exponent < -4 || exponent >= limit) {
            return exponential(digits, verb == 'g' ? 'e' : 'E', Math.max(digits.count() - 1, 0));
        }
        return plain(digits, Math.max(digits.count() - digits.point(), 0));
    }

    private static void appendDigits(StringBuilder out, Digits digits, int from, int to) {
        for (int i = from; i < to; i++) {
            out.append(digits.at(i));
        }
    }
}
