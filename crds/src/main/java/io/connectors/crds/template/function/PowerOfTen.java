package io.connectors.crds.template.function;

/**
 * Powers of ten as Go's math.Pow rounds them: by squaring a mantissa between a half and one. Java's are closer to the truth, which
 * shows in the last digit of what {@code round} gives.
 */
final class PowerOfTen {
    /** Beyond this the result is zero or infinite, however the rest is computed. */
    private static final int LARGEST_EXPONENT = 1 << 12;

    private PowerOfTen() {}

    static double of(long exponent) {
        if (exponent == Long.MIN_VALUE) {
            return 0;
        }
        double mantissa = 1;
        long scale = 0;
        double square = 10.0 / 16;
        long squareScale = 4;
        for (long rest = Math.abs(exponent); rest != 0; rest >>= 1) {
            if (Math.abs(squareScale) > LARGEST_EXPONENT) {
                scale += squareScale;
                break;
            }
            if ((rest & 1) == 1) {
                mantissa *= square;
                scale += squareScale;
            }
            square *= square;
            squareScale *= 2;
            if (square < 0.5) {
                square += square;
                squareScale--;
            }
        }
        return exponent < 0
                ? Math.scalb(1 / mantissa, Math.clamp(-scale, -5000, 5000))
                : Math.scalb(mantissa, Math.clamp(scale, -5000, 5000));
    }
}
