package io.connectors.app.reconcile;

import java.time.Duration;

/**
 * How long to wait before the next try: twice as long after each failure.
 *
 * @param first delay after the first failure
 * @param longest delay that is never exceeded
 */
public record BackOff(Duration first, Duration longest) {
    private static final int MAX_DOUBLINGS = 30;

    /** Refuses delays that would make a busy loop. */
    public BackOff {
        if (!first.isPositive() || longest.compareTo(first) < 0) {
            throw new IllegalArgumentException(
                    "A back-off needs a positive first delay and a longest delay that is not shorter");
        }
    }

    /** Returns the delay after so many failures in a row, at least one. */
    Duration delay(int failures) {
        int doublings = Math.min(failures - 1, MAX_DOUBLINGS);
        Duration delay = first.multipliedBy(1L << doublings);
        return delay.compareTo(longest) < 0 ? delay : longest;
    }
}
