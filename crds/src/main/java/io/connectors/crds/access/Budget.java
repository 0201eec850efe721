package io.connectors.crds.access;

import com.github.benmanes.caffeine.cache.Ticker;

/** A bucket of permits that fills at a steady rate. */
final class Budget {
    private static final double NANOS_PER_SECOND = 1e9;

    private final Ticker ticker;
    private final int perSecond;
    private final int burst;

    // Both guarded by this.
    private double permits;
    private long filledAt;

    Budget(int perSecond, int burst, Ticker ticker) {
        this.ticker = ticker;
        this.perSecond = perSecond;
        this.burst = burst;
        this.permits = burst;
        this.filledAt = ticker.read();
    }

    /** Takes a permit if there is one; never waits. */
    synchronized boolean take() {
        long now = ticker.read();
        permits = Math.min(burst, permits + (now - filledAt) * perSecond / NANOS_PER_SECOND);
        filledAt = now;
        if (permits < 1) {
            return false;
        }
        permits--;
        return true;
    }
}
