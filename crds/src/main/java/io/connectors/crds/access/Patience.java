package io.connectors.crds.access;

import java.time.Duration;

/** How long somebody goes on waiting, whatever for and however often. */
final class Patience {
    private final long end;

    private Patience(long end) {
        this.end = end;
    }

    /** Begins now. */
    static Patience of(Duration duration) {
        return new Patience(System.nanoTime() + duration.toNanos());
    }

    /** Returns what is left; not positive when it is over. */
    long nanos() {
        return end - System.nanoTime();
    }
}
