package io.connectors.crds.template.function;

/** Sizes of results before they exist; too large for a number means too large for any budget. */
final class Sizes {
    private Sizes() {}

    static long product(long count, long size) {
        long high = Math.multiplyHigh(count, size);
        long low = count * size;
        return high == 0 && low >= 0 ? low : Long.MAX_VALUE;
    }

    static long sum(long one, long other) {
        long sum = one + other;
        return sum >= 0 ? sum : Long.MAX_VALUE;
    }
}
