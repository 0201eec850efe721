package io.connectors.crds.template.format;

/** Writes floating-point numbers with the binary exponent: the verbs b, x and X. */
final class BinaryFloats {
    private static final int MANTISSA_BITS = 52;
    private static final long FRACTION = (1L << MANTISSA_BITS) - 1;
    private static final int HEX_DIGITS = MANTISSA_BITS / 4;

    private BinaryFloats() {}

    /** Writes mantissa and exponent in decimal: {@code 4503599627370496p-52}. */
    static String decimalMantissa(double size) {
        int exponent = unbiasedExponent(size) - MANTISSA_BITS;
        return mantissa(size) + "p" + (exponent < 0 ? "" : "+") + exponent;
    }

    /** Writes the mantissa in hexadecimal, with a leading one unless it is zero: {@code 0x1.8p+01}. */
    static String hexadecimal(double size, char verb, int precision) {
        long mantissa = mantissa(size);
        int exponent = mantissa == 0 ? 0 : unbiasedExponent(size);
        while (mantissa != 0 && mantissa >>> MANTISSA_BITS == 0) {
            mantissa <<= 1;
            exponent--;
        }
        if (precision >= 0 && precision < HEX_DIGITS) {
            mantissa = rounded(mantissa, (HEX_DIGITS - precision) * 4);
            if (mantissa >>> MANTISSA_BITS > 1) {
                mantissa >>>= 1;
                exponent++;
            }
        }
        String text = "0x" + (mantissa >>> MANTISSA_BITS) + fraction(mantissa & FRACTION, precision) + "p"
                + sign(exponent) + (Math.abs(exponent) < 10 ? "0" : "") + Math.abs(exponent);
        return verb == 'x' ? text : upper(text);
    }

    private static String sign(int exponent) {
        return exponent < 0 ? "-" : "+";
    }

    private static long rounded(long mantissa, int dropped) {
        long half = 1L << (dropped - 1);
        long rest = mantissa & ((1L << dropped) - 1);
        long kept = mantissa >>> dropped;
        boolean up = rest > half || (rest == half && (kept & 1) == 1);
        return (up ? kept + 1 : kept) << dropped;
    }

    private static String fraction(long fraction, int precision) {
        StringBuilder digits = new StringBuilder();
        for (int i = HEX_DIGITS - 1; i >= 0; i--) {
            digits.append(Character.forDigit((int) (fraction >>> (4 * i)) & 0xF, 16));
        }
        int length = precision;
        if (precision < 0) {
            length = HEX_DIGITS;
            while (length > 0 && digits.charAt(length - 1) == '0') {
                length--;
            }
        }
        digits.repeat('0', Math.max(length - HEX_DIGITS, 0));
        return length == 0 ? "" : "." + digits.substring(0, length);
    }

    private static String upper(String text) {
        StringBuilder upper = new StringBuilder(text);
        for (int i = 0; i < upper.length(); i++) {
            char c = upper.charAt(i);
            upper.setCharAt(i, c >= 'a' && c <= 'z' ? (char) (c - 0x20) : c);
        }
        return upper.toString();
    }

    private static long mantissa(double size) {
        long bits = Double.doubleToRawLongBits(size);
        long fraction = bits & FRACTION;
        return bits >>> MANTISSA_BITS == 0 ? fraction : fraction | (1L << MANTISSA_BITS);
    }

    private static int unbiasedExponent(double size) {
        return Math.max(Math.getExponent(size), Double.MIN_EXPONENT);
    }
}
