package io.connectors.proxy.deadline;

import java.time.Duration;

/**
 * The time until which one party may wait. It is set anew before each wait and costs nothing but a write to memory; what happens when it
 * passes was said when it was made. Usable from any thread.
 */
public final class Deadline implements AutoCloseable {
    private static final long NEVER = Long.MAX_VALUE;

    private final Deadlines registry;
    private final Runnable onExpiry;
    // In the nanoseconds of the registry.
    private volatile long at = NEVER;
    private volatile boolean expired;

    Deadline(Deadlines registry, Runnable onExpiry) {
        this.registry = registry;
        this.onExpiry = onExpiry;
    }

    /** Lets what comes now take that long. */
    public void within(Duration limit) {
        at = registry.after(limit);
    }

    /** Nothing is waited for. */
    public void none() {
        at = NEVER;
    }

    /** Tells whether the time passed once while it was waited for. */
    public boolean isExpired() {
        return expired;
    }

    @Override
    public void close() {
        at = NEVER;
        registry.forget(this);
    }

    void check(long now) {
        long limit = at;
        if (limit != NEVER && now - limit >= 0) {
            at = NEVER;
            expired = true;
            onExpiry.run();
        }
    }
}
