package io.connectors.app.reconcile;

import java.time.Duration;

/**
 * Limits of a reconcile loop.
 *
 * @param minimumGap time between two runs of a key; the events of that time are one run
 * @param jitter share by which a delay is made shorter or longer at random, so that keys do not march in step
 * @param afterError back-off after a run that threw
 * @param workers how many keys may run at the same time
 */
public record Pace(Duration minimumGap, double jitter, BackOff afterError, int workers) {
    /** Refuses what would stop the loop, or turn delays negative. */
    public Pace {
        if (minimumGap.isNegative() || jitter < 0 || jitter >= 1 || workers < 1) {
            throw new IllegalArgumentException(
                    "A pace needs a gap that is not negative, a jitter from 0 to below 1, and at least one worker");
        }
    }
}
