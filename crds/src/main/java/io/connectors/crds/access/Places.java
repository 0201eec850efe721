package io.connectors.crds.access;

import java.util.Optional;
import java.util.concurrent.Semaphore;

/** How many questions may be under way at once. Those about strangers get half of the places, so that others find one meanwhile. */
final class Places {
    private final Semaphore all;
    private final Semaphore strangers;

    Places(int size) {
        this.all = new Semaphore(size);
        this.strangers = new Semaphore(size / 2);
    }

    /** A place that is taken until it is closed. */
    interface Place extends AutoCloseable {
        @Override
        void close();
    }

    /** Takes a place if there is one; never waits. */
    Optional<Place> take(boolean stranger) {
        if (!stranger) {
            return all.tryAcquire() ? Optional.of(all::release) : Optional.empty();
        }
        if (!strangers.tryAcquire()) {
            return Optional.empty();
        }
        if (!all.tryAcquire()) {
            strangers.release();
            return Optional.empty();
        }
        return Optional.of(() -> {
            all.release();
            strangers.release();
        });
    }
}
