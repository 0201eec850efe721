package io.connectors.crds.template.function;

import java.util.regex.Pattern;

/** Decimal integers in texts. */
final class DecimalText {
    private static final Pattern INTEGER = Pattern.compile("[+-]?[0-9]+");

    private DecimalText() {}

    /** Reads an integer; one that is too large is the largest there is, and what is none is zero. */
    static long nearestLong(String text) {
        if (!INTEGER.matcher(text).matches()) {
            return 0;
        }
        try {
            return Long.parseLong(text);
        } catch (NumberFormatException tooLarge) {
            return text.startsWith("-") ? Long.MIN_VALUE : Long.MAX_VALUE;
        }
    }
}
