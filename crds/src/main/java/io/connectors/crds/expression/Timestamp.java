package io.connectors.crds.expression;

import java.time.Instant;

/**
 * A point in time with the offset in which it was written; the offset shows in its text and nowhere else.
 *
 * @param offset seconds east of UTC; up to a day, which is more than {@link java.time.ZoneOffset} takes
 */
record Timestamp(Instant instant, int offset) {
    private static final Instant FIRST = Instant.parse("0001-01-01T00:00:00Z");
    private static final Instant LAST = Instant.parse("9999-12-31T23:59:59.999999999Z");

    static boolean isInRange(Instant instant) {
        return !instant.isBefore(FIRST) && !instant.isAfter(LAST);
    }
}
