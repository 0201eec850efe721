package io.connectors.crds.expression;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Numbers and booleans as text, written and read as Go's strconv does. */
final class NumberTexts {
    private static final Pattern INT = Pattern.compile("[+-]?[0-9]+");
    private static final Pattern UINT = Pattern.compile("[0-9]+");
    private static final Pattern DECIMAL = Pattern.compile("[+-]?([0-9]+\\.?[0-9]*|\\.[0-9]+)([eE][+-]?[0-9]+)?");
    private static final Pattern HEXADECIMAL =
            Pattern.compile("[+-]?0[xX]([0-9a-fA-F]+\\.?[0-9a-fA-F]*|\\.[0-9a-fA-F]+)[pP][+-]?[0-9]+");
    private static final Pattern INFINITY = Pattern.compile("(?<sign>[+-]?)(inf|infinity)", Pattern.CASE_INSENSITIVE);
    private static final Set<String> TRUE = Set.of("1", "t", "T", "TRUE", "true", "True");
    private static final Set<String> FALSE = Set.of("0", "f", "F", "FALSE", "false", "False");
    private static final int MAX_LENGTH = 512;

    private NumberTexts() {}

    /** Writes the shortest digits that read back; with an exponent below -4 and from 6 on. */
    static String of(double value) {
        if (Double.isNaN(value)) {
            return "NaN";
        }
        if (Double.isInfinite(value)) {
            return value > 0 ? "+Inf" : "-Inf";
        }
        if (value == 0) {
            return 1 / value < 0 ? "-0" : "0";
        }
        BigDecimal digits = shortest(value);
        int exponent = digits.precision() - digits.scale() - 1;
        return exponent < -4 || exponent >= 6 ? withExponent(digits, exponent) : digits.toPlainString();
    }

    /** The JDK writes two digits where one reads back: 4.9E-324. */
    private static BigDecimal shortest(double value) {
        BigDecimal digits = new BigDecimal(Double.toString(value)).stripTrailingZeros();
        BigDecimal rounded = digits.round(new MathContext(1));
        return rounded.doubleValue() == value ? rounded : digits;
    }

    private static String withExponent(BigDecimal digits, int exponent) {
        String all = digits.unscaledValue().abs().toString();
        String fraction = all.length() == 1 ? "" : "." + all.substring(1);
        return "%s%s%se%s%02d"
                .formatted(
                        digits.signum() < 0 ? "-" : "",
                        all.charAt(0),
                        fraction,
                        exponent < 0 ? "-" : "+",
                        Math.abs(exponent));
    }

    static Optional<Long> parseInt(String text) {
        if (!INT.matcher(text).matches() || text.length() > MAX_LENGTH) {
            return Optional.empty();
        }
        try {
            return Optional.of(Long.parseLong(text));
        } catch (NumberFormatException _) {
            return Optional.empty();
        }
    }

    static Optional<Uint> parseUint(String text) {
        if (!UINT.matcher(text).matches() || text.length() > MAX_LENGTH) {
            return Optional.empty();
        }
        try {
            return Optional.of(Uint.of(Long.parseUnsignedLong(text)));
        } catch (NumberFormatException _) {
            return Optional.empty();
        }
    }

    static Optional<Double> parseDouble(String text) {
        if (text.equalsIgnoreCase("nan")) {
            return Optional.of(Double.NaN);
        }
        var infinity = INFINITY.matcher(text);
        if (infinity.matches()) {
            return Optional.of(
                    infinity.group("sign").equals("-") ? Double.NEGATIVE_INFINITY : Double.POSITIVE_INFINITY);
        }
        String digits = withoutUnderscores(text);
        if (digits.length() > MAX_LENGTH
                || !(isDecimal(digits) || HEXADECIMAL.matcher(digits).matches())) {
            return Optional.empty();
        }
        return Optional.of(Double.parseDouble(digits)).filter(Double::isFinite);
    }

    private static boolean isDecimal(String digits) {
        return DECIMAL.matcher(digits).matches();
    }

    /** An underscore may stand between two digits, and after the prefix of a hexadecimal number. */
    private static String withoutUnderscores(String text) {
        return text.replaceAll("(?<=[0-9a-fA-FxX])_(?=[0-9a-fA-F])", "");
    }

    static Optional<Boolean> parseBool(String text) {
        return TRUE.contains(text) ? Optional.of(true) : Optional.of(false).filter(_ -> FALSE.contains(text));
    }
}
