package io.connectors.crds.template.function.json;

import io.connectors.crds.template.format.Floats;

/** Floating-point numbers in JSON. */
final class JsonNumbers {
    private static final double SMALLEST_PLAIN = 1e-6;
    private static final double SMALLEST_EXPONENTIAL = 1e21;

    private JsonNumbers() {}

    static String format(double number) throws InvalidJsonException {
        if (!Double.isFinite(number)) {
            throw new InvalidJsonException("a number that is infinite or not a number has no JSON form");
        }
        double size = Math.abs(number);
        if (size == 0 || (size >= SMALLEST_PLAIN && size < SMALLEST_EXPONENTIAL)) {
            return Floats.format(number, 'f', Floats.SHORTEST);
        }
        String text = Floats.format(number, 'e', Floats.SHORTEST);
        // Negative exponents of one digit are written with one: 1e-7, but 1e+21.
        int zero = text.length() - 2;
        boolean padded = text.startsWith("e-0", zero - 2);
        return padded ? text.substring(0, zero) + text.substring(zero + 1) : text;
    }
}
