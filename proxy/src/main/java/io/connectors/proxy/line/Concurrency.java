package io.connectors.proxy.line;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Counts what each party has under way, and refuses one too many. Nobody who has nothing under way takes up memory. */
final class Concurrency {
    private final int most;
    private final Map<String, Integer> underWay = new ConcurrentHashMap<>();

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
        int now = underWay.merge(party, 1, Integer::sum);
        if (now > most) {
            end(party);
            return Optional.empty();
        }
        return Optional.of(() -> end(party));
    }

    private void end(String party) {
        underWay.computeIfPresent(party, (_, count) -> count == 1 ? null : count - 1);
    }
}
