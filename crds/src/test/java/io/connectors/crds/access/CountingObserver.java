package io.connectors.crds.access;

import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;

/** Counts what it is told, under the words hit and miss and the names of outcomes. */
final class CountingObserver implements ReviewObserver {
    private final Map<String, Integer> counts = new ConcurrentSkipListMap<>();

    @Override
    public void lookedUp(boolean remembered) {
        counts.merge(remembered ? "hit" : "miss", 1, Integer::sum);
    }

    @Override
    public void ended(Outcome outcome) {
        counts.merge(outcome.name(), 1, Integer::sum);
    }

    Map<String, Integer> counts() {
        return counts;
    }
}
