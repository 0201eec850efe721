package io.connectors.crds.expression;

/** An unsigned integer of 64 bits. */
record Uint(long bits) {
    static final double TWO_TO_64 = 0x1p64;

    static Uint of(long bits) {
        return new Uint(bits);
    }

    double asDouble() {
        // The JDK has no unsigned conversion; halving keeps the lowest bit for the rounding.
        return bits >= 0 ? (double) bits : (double) ((bits >>> 1) | (bits & 1)) * 2.0;
    }

    boolean fitsLong() {
        return bits >= 0;
    }

    @Override
    public String toString() {
        return Long.toUnsignedString(bits);
    }
}
