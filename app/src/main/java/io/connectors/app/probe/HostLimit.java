package io.connectors.app.probe;

import java.time.Duration;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/** How many probes of one host run at the same time. Keeps an entry only for hosts that are being probed. */
final class HostLimit {
    private final int perHost;
    private final ConcurrentMap<String, Slots> hosts = new ConcurrentHashMap<>();

    HostLimit(int perHost) {
        this.perHost = perHost;
    }

    /** Waits for a place; false when there was none in time. A place that was given must be given back with {@link #leave}. */
    boolean enter(String host, Duration patience) throws InterruptedException {
        Slots slots = hosts.compute(
                host, (_, known) -> known == null ? new Slots(new Semaphore(perHost), 1) : known.withUsers(1));
        boolean entered = false;
        try {
            entered = slots.free().tryAcquire(patience.toMillis(), TimeUnit.MILLISECONDS);
            return entered;
        } finally {
            if (!entered) {
                forget(host);
            }
        }
    }

    void leave(String host) {
        Slots slots = hosts.get(host);
        if (slots != null) {
            slots.free().release();
            forget(host);
        }
    }

    boolean isIdle() {
        return hosts.isEmpty();
    }

    private void forget(String host) {
        hosts.computeIfPresent(host, (_, known) -> known.users() == 1 ? null : known.withUsers(-1));
    }

    private record Slots(Semaphore free, int users) {
        Slots withUsers(int change) {
            return new Slots(free, users + change);
        }
    }
}
