package io.connectors.crds.template.function;

import io.connectors.crds.template.budget.Budget;
import io.connectors.crds.template.value.Bytes;
import java.math.BigDecimal;
import java.util.Map;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Lengths of time as Go writes them, {@code 1h2m3.5s}, in nanoseconds. */
final class DurationText {
    static final long NANOS_PER_SECOND = 1_000_000_000L;

    private static final long MINUTE = 60 * NANOS_PER_SECOND;
    private static final long HOUR = 60 * MINUTE;
    private static final long DAY = 24 * HOUR;
    private static final Map<String, Long> UNITS = Map.of(
            "ns",
            1L,
            "us",
            1_000L,
            Bytes.of("\u00B5s"),
            1_000L,
            Bytes.of("\u03BCs"),
            1_000L,
            "ms",
            1_000_000L,
            "s",
            NANOS_PER_SECOND,
            "m",
            MINUTE,
            "h",
            HOUR);
    /** Further ones are less than a nanosecond in any unit. */
    private static final int FRACTION_DIGITS = 18;

    // Of more digits than 19, no unit fits 64 bits.
    private static final Pattern PART = Pattern.compile("(0*+[0-9]{0,19})(?:\\.([0-9]*))?([^.0-9]+)");

    private DurationText() {}

    /** Writes hours, minutes and seconds; less than a second in the largest unit that gives a whole part. */
    static String format(long nanos) {
        if (nanos == 0) {
            return "0s";
        }
        String sign = nanos < 0 ? "-" : "";
        BigDecimal size = BigDecimal.valueOf(nanos).abs();
        if (size.compareTo(BigDecimal.valueOf(NANOS_PER_SECOND)) < 0) {
            return sign + fraction(Math.abs(nanos));
        }
        // The smallest number has no positive counterpart of 64 bits, but fits unsigned.
        long unsigned = Math.abs(nanos);
        long hours = Long.divideUnsigned(unsigned, HOUR);
        long minutes = Long.remainderUnsigned(unsigned, HOUR) / MINUTE;
        long seconds = Long.remainderUnsigned(unsigned, MINUTE);
        return sign
                + (hours > 0 ? hours + "h" : "")
                + (hours > 0 || minutes > 0 ? minutes + "m" : "")
                + decimal(seconds, 9)
                + "s";
    }

    private static String fraction(long nanos) {
        if (nanos < 1_000) {
            return nanos + "ns";
        }
        return nanos < 1_000_000 ? decimal(nanos, 3) + Bytes.of("\u00B5s") : decimal(nanos, 6) + "ms";
    }

    private static String decimal(long number, int digits) {
        return BigDecimal.valueOf(number, digits).stripTrailingZeros().toPlainString();
    }

    /** Rounds down to the largest unit that is exceeded: {@code 48h1s} is {@code 2d}, {@code 24h} is {@code 24h}. */
    static String rounded(long nanos) {
        long size = Math.abs(nanos);
        if (Long.compareUnsigned(size, 365 * DAY) > 0) {
            return Long.divideUnsigned(size, 365 * DAY) + "y";
        }
        if (size > 30 * DAY) {
            return size / (30 * DAY) + "mo";
        }
        if (size > DAY) {
            return size / DAY + "d";
        }
        if (size > HOUR) {
            return size / HOUR + "h";
        }
        if (size > MINUTE) {
            return size / MINUTE + "m";
        }
        return size > NANOS_PER_SECOND ? size / NANOS_PER_SECOND + "s" : "0s";
    }

    /** Reads a length of time; empty when the text is none, or is longer than 64 bits of nanoseconds. */
    static OptionalLong parse(String text, Budget budget) {
        boolean negative = text.startsWith("-");
        String unsigned = negative || text.startsWith("+") ? text.substring(1) : text;
        if (unsigned.equals("0")) {
            return OptionalLong.of(0);
        }
        if (unsigned.isEmpty()) {
            return OptionalLong.empty();
        }
        BigDecimal sum = BigDecimal.ZERO;
        Matcher part = PART.matcher(unsigned);
        int end = 0;
        while (end < unsigned.length()) {
            budget.step();
            if (!part.region(end, unsigned.length()).lookingAt() || !isNumber(part)) {
                return OptionalLong.empty();
            }
            Long unit = UNITS.get(part.group(3));
            if (unit == null) {
                return OptionalLong.empty();
            }
            sum = sum.add(nanos(part.group(1), part.group(2) == null ? "" : part.group(2), unit));
            end = part.end();
        }
        BigDecimal signed = negative ? sum.negate() : sum;
        boolean fits = signed.compareTo(BigDecimal.valueOf(Long.MAX_VALUE)) <= 0
                && signed.compareTo(BigDecimal.valueOf(Long.MIN_VALUE)) >= 0;
        return fits ? OptionalLong.of(signed.longValue()) : OptionalLong.empty();
    }

    private static boolean isNumber(Matcher part) {
        return !part.group(1).isEmpty()
                || (part.group(2) != null && !part.group(2).isEmpty());
    }

    /** The fraction is computed in floating point, as the engine does: nearly two hours are two. */
    private static BigDecimal nanos(String whole, String fraction, long unit) {
        String significant = fraction.substring(0, Math.min(fraction.length(), FRACTION_DIGITS));
        double scale = Math.pow(10, significant.length());
        double part = Long.parseLong("0" + significant) * (unit / scale);
        return new BigDecimal("0" + whole).multiply(BigDecimal.valueOf(unit)).add(BigDecimal.valueOf((long) part));
    }
}
