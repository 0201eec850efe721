package io.connectors.crds.template.format;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;

/**
 * The decimal digits of a number that is finite and not negative.
 *
 * @param digits without zeros at its ends; empty for zero
 * @param point where the decimal point stands: 0.digits times ten to the point
 */
record Digits(String digits, int point) {
    private static final Digits ZERO = new Digits("", 0);

    /** Gives the fewest digits that read back as the same number, the closest of those. */
    static Digits shortest(double value) {
        if (value == 0) {
            return ZERO;
        }
        BigDecimal shortest = new BigDecimal(Double.toString(value));
        // Double.toString writes at least two digits, even where one reads back.
        for (RoundingMode mode : new RoundingMode[] {RoundingMode.HALF_EVEN, RoundingMode.DOWN, RoundingMode.UP}) {
            BigDecimal one = shortest.round(new MathContext(1, mode));
            if (one.doubleValue() == value) {
                return of(one);
            }
        }
        return of(shortest);
    }

    /** Gives all digits of the binary number. */
    static Digits exact(double value) {
        return of(new BigDecimal(value));
    }

    private static Digits of(BigDecimal value) {
        if (value.signum() == 0) {
            return ZERO;
        }
        String unscaled = value.unscaledValue().toString();
        int end = unscaled.length();
        while (unscaled.charAt(end - 1) == '0') {
            end--;
        }
        return new Digits(unscaled.substring(0, end), unscaled.length() - value.scale());
    }

    /** Keeps so many digits, rounded half to even. */
    Digits rounded(int count) {
        if (count >= digits.length()) {
            return this;
        }
        if (count < 0) {
            return ZERO;
        }
        if (count == 0) {
            // 0.5 exactly goes to even, which is zero.
            boolean up = digits.charAt(0) > '5' || (digits.charAt(0) == '5' && digits.length() > 1);
            return up ? new Digits("1", point + 1) : ZERO;
        }
        BigDecimal value = new BigDecimal("0." + digits).round(new MathContext(count, RoundingMode.HALF_EVEN));
        Digits result = of(value);
        return new Digits(result.digits, result.point + point);
    }

    int count() {
        return digits.length();
    }

    /** Is the digit at an index; beyond the ends there are zeros. */
    char at(int index) {
        return index >= 0 && index < digits.length() ? digits.charAt(index) : '0';
    }
}
