package io.connectors.crds.expression;

import java.util.Optional;

/** Converts between the three types of numbers, exactly or not at all. */
final class Numbers {
    private static final double TWO_TO_63 = 0x1p63;

    private Numbers() {}

    /** Cuts off the fraction; empty when that is no int. The lowest int itself is out of reach, as in the reference. */
    static Optional<Long> truncatedLong(double value) {
        return value > -TWO_TO_63 && value < TWO_TO_63 ? Optional.of((long) value) : Optional.empty();
    }

    static Optional<Uint> truncatedUint(double value) {
        if (!(value >= 0 && value < Uint.TWO_TO_64)) {
            return Optional.empty();
        }
        return Optional.of(Uint.of(value < TWO_TO_63 ? (long) value : (long) (value - TWO_TO_63) + Long.MIN_VALUE));
    }

    static Optional<Long> exactLong(double value) {
        return truncatedLong(value).filter(number -> (double) number == value);
    }

    static Optional<Uint> exactUint(double value) {
        return truncatedUint(value).filter(number -> number.asDouble() == value);
    }

    static int compare(long left, Uint right) {
        return left < 0 || !right.fitsLong() ? -1 : Long.compare(left, right.bits());
    }

    static int compare(double left, long right) {
        if (left < -TWO_TO_63) {
            return -1;
        }
        return left > TWO_TO_63 ? 1 : compare(left, (double) right);
    }

    static int compare(double left, Uint right) {
        if (left < 0) {
            return -1;
        }
        return left > Uint.TWO_TO_64 ? 1 : compare(left, right.asDouble());
    }

    /** Unlike {@link Double#compare} takes both zeros for equal. Neither may be NaN. */
    static int compare(double left, double right) {
        return left < right ? -1 : left > right ? 1 : 0;
    }
}
