package io.connectors.proxy.line;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Counts what each party has under way, and refuses one too many. Nobody who has nothing under way takes up memory. Requests of one party
 * come at the same time, so no lock is taken for one more or one less of several.
 */
final class Concurrency {
    /** Of a count that is no longer in the map, so that nobody counts where nobody looks. */
    private static final int GONE = -1;

    private final int most;
    private final Map<String, AtomicInteger> underWay = new ConcurrentHashMap<>();

    Concurrency(int most) {
        this.most = most;
    }

    /** One that is under way until it is closed. */
    interface Permit extends AutoCloseable {
        @Override
        void close();
    }

    /** Begins one more; empty when the party has as many as it may. */
    Optional<Permit> begin(String party) {
        while (true) {
            AtomicInteger count = underWay.computeIfAbsent(party, _ -> new AtomicInteger());
            int now = count.get();
            if (now >= most) {
                return Optional.empty();
            }
            if (now == GONE) {
                underWay.remove(party, count);
            } else if (count.compareAndSet(now, now + 1)) {
                return Optional.of(() -> end(party, count));
            }
        }
    }

    /** Returns how many parties have something under way. */
    int parties() {
        return underWay.size();
    }

    private void end(String party, AtomicInteger count) {
        if (count.decrementAndGet() == 0 && count.compareAndSet(0, GONE)) {
            underWay.remove(party, count);
        }
    }
}
