package io.connectors.crds.template.format;

import java.util.OptionalLong;

/** Reads integers as Go's strconv does. */
public final class Integers {
    private Integers() {}

    /**
     * Reads a signed integer.
     *
     * @param base 2 to 36, or 0: then a prefix (0x, 0o, 0b, 0) decides and underscores may stand between digits
     * @param bits the width, 1 to 64
     * @return empty when the text is no integer or does not fit
     */
    public static OptionalLong parse(String text, int base, int bits) {
        boolean negative = text.startsWith("-");
        OptionalLong size = parseUnsigned(negative || text.startsWith("+") ? text.substring(1) : text, base, 64);
        if (size.isEmpty()) {
            return size;
        }
        long limit = 1L << (bits - 1);
        long value = size.getAsLong();
        if (Long.compareUnsigned(value, negative ? limit : limit - 1) > 0) {
            return OptionalLong.empty();
        }
        return OptionalLong.of(negative ? -value : value);
    }

    /** Reads an unsigned integer without a sign, as {@link #parse} does; 64 bits fill the long. */
    public static OptionalLong parseUnsigned(String text, int base, int bits) {
        int radix = base == 0 ? radix(text) : base;
        String digits = base == 0 ? text.substring(prefix(text)) : text;
        if (base == 0 && digits.indexOf('_') >= 0) {
            if (!Underscores.separateDigits(text)) {
                return OptionalLong.empty();
            }
            digits = digits.replace("_", "");
        }
        return digits(digits, radix, bits);
    }

    private static OptionalLong digits(String digits, int radix, int bits) {
        if (digits.isEmpty() || digits.charAt(0) == '+' || digits.charAt(0) == '-') {
            return OptionalLong.empty();
        }
        for (int i = 0; i < digits.length(); i++) {
            if (digits.charAt(i) >= 0x80) {
                return OptionalLong.empty();
            }
        }
        try {
            long value = Long.parseUnsignedLong(digits, radix);
            boolean fits = bits == 64 || Long.compareUnsigned(value, 1L << bits) < 0;
            return fits ? OptionalLong.of(value) : OptionalLong.empty();
        } catch (NumberFormatException _) {
            return OptionalLong.empty();
        }
    }

    private static int prefix(String text) {
        return switch (radix(text)) {
            case 10 -> 0;
            case 8 -> text.length() >= 3 && isLetter(text.charAt(1), 'o') ? 2 : text.length() > 1 ? 1 : 0;
            default -> 2;
        };
    }

    private static int radix(String text) {
        if (!text.startsWith("0")) {
            return 10;
        }
        if (text.length() >= 3 && isLetter(text.charAt(1), 'b')) {
            return 2;
        }
        return text.length() >= 3 && isLetter(text.charAt(1), 'x') ? 16 : 8;
    }

    private static boolean isLetter(char c, char lower) {
        return (c | 0x20) == lower;
    }
}
