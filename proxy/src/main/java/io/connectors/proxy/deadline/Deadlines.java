package io.connectors.proxy.deadline;

import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks at all deadlines from time to time. A read with a time-out of its own would cost a timer for each read, and a blocking write has
 * none; a deadline is late by up to the period instead, which nobody notices at limits of seconds.
 */
public final class Deadlines implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Deadlines.class);

    private final Set<Deadline> watched = ConcurrentHashMap.newKeySet();
    private final LongSupplier nanoTime;
    private final ScheduledExecutorService sweeper = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("deadlines").factory());

    public Deadlines(Duration period) {
        this(System::nanoTime);
        long nanos = period.toNanos();
        var _ = sweeper.scheduleWithFixedDelay(this::sweep, nanos, nanos, TimeUnit.NANOSECONDS);
    }

    /** Checks nothing by itself. */
    Deadlines(LongSupplier nanoTime) {
        this.nanoTime = nanoTime;
    }

    /**
     * Makes a deadline that is not set yet. It is watched until it is closed.
     *
     * @param onExpiry called on a thread of ours, must not block
     */
    public Deadline watch(Runnable onExpiry) {
        Deadline deadline = new Deadline(this, onExpiry);
        watched.add(deadline);
        return deadline;
    }

    /** Returns how many deadlines were made and not closed. */
    public int watched() {
        return watched.size();
    }

    @Override
    public void close() {
        sweeper.shutdownNow();
    }

    long after(Duration limit) {
        return nanoTime.getAsLong() + limit.toNanos();
    }

    void forget(Deadline deadline) {
        watched.remove(deadline);
    }

    void sweep() {
        long now = nanoTime.getAsLong();
        for (Deadline deadline : watched) {
            try {
                deadline.check(now);
            } catch (RuntimeException e) {
                // The other deadlines must be kept.
                LOG.error("What had to happen at a deadline failed", e);
            }
        }
    }
}
