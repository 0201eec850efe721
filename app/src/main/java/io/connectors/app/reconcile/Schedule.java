package io.connectors.app.reconcile;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.DoubleSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Which keys are due. A key runs once at a time; events during its run make it due once more. Decides only, and is not thread-safe:
 * {@link ReconcileLoop} guards it.
 */
final class Schedule<K> {
    private final Pace pace;
    private final DoubleSupplier random;
    private final Map<K, Entry> entries = new HashMap<>();
    private final TreeMap<Turn, K> turns = new TreeMap<>();
    private long lastSequence;

    /**
     * @param random numbers from 0 to below 1, for the jitter
     */
    Schedule(Pace pace, DoubleSupplier random) {
        this.pace = pace;
        this.random = random;
    }

    /** Notes an event: the key is due now, or as soon as its minimum gap is over. */
    void request(K key, Instant now) {
        request(key, Duration.ZERO, now);
    }

    /** Notes an event that concerns many keys: the key is due at a random time within the spread. */
    void request(K key, Duration spread, Instant now) {
        Entry entry = entries.computeIfAbsent(key, _ -> new Entry(now));
        entry.retries = 0;
        if (entry.running) {
            entry.requestedAgain = true;
        } else {
            Instant wanted = now.plusMillis((long) (spread.toMillis() * random.getAsDouble()));
            Instant due = entry.notBefore.isAfter(wanted) ? entry.notBefore : wanted;
            if (entry.turn == null || entry.turn.due().isAfter(due)) {
                putTurn(key, entry, due);
            }
        }
    }

    /** Takes the key that is due longest; it counts as running until {@link #finish}. */
    Optional<K> take(Instant now) {
        Map.Entry<Turn, K> next = turns.firstEntry();
        if (next == null || next.getKey().due().isAfter(now)) {
            return Optional.empty();
        }
        turns.pollFirstEntry();
        Entry entry = entry(next.getValue());
        entry.turn = null;
        entry.running = true;
        return Optional.of(next.getValue());
    }

    /** Ends the run of a key that {@link #take} gave. */
    void finish(K key, Outcome outcome, Instant now) {
        Entry entry = entry(key);
        entry.running = false;
        entry.notBefore = now.plus(pace.minimumGap());
        entry.retries = outcome instanceof Outcome.Retry && !entry.requestedAgain ? entry.retries + 1 : 0;
        if (entry.requestedAgain) {
            entry.requestedAgain = false;
            putTurn(key, entry, entry.notBefore);
            return;
        }
        switch (outcome) {
            case Outcome.Settled() -> entries.remove(key);
            case Outcome.Again(Duration after) -> putTurn(key, entry, now.plus(jittered(after)));
            case Outcome.Retry(BackOff backOff) ->
                putTurn(key, entry, now.plus(jittered(backOff.delay(entry.retries))));
        }
    }

    /** Returns when {@link #take} will next give a key. */
    Optional<Instant> nextDue() {
        return turns.isEmpty() ? Optional.empty() : Optional.of(turns.firstKey().due());
    }

    private Entry entry(K key) {
        Entry entry = entries.get(key);
        if (entry == null) {
            throw new IllegalStateException("Key " + key + " was never requested");
        }
        return entry;
    }

    private void putTurn(K key, Entry entry, Instant due) {
        if (entry.turn != null) {
            turns.remove(entry.turn);
        }
        entry.turn = new Turn(due, ++lastSequence);
        turns.put(entry.turn, key);
    }

    private Duration jittered(Duration delay) {
        double factor = 1 + pace.jitter() * (2 * random.getAsDouble() - 1);
        return Duration.ofMillis((long) (delay.toMillis() * factor));
    }

    /** A place in the order of turns; the sequence keeps keys apart that are due at the same time. */
    private record Turn(Instant due, long sequence) implements Comparable<Turn> {
        @Override
        public int compareTo(Turn other) {
            int byTime = due.compareTo(other.due);
            return byTime != 0 ? byTime : Long.compare(sequence, other.sequence);
        }
    }

    private static final class Entry {
        private @Nullable Turn turn;
        private Instant notBefore;
        private boolean running;
        private boolean requestedAgain;
        private int retries;

        private Entry(Instant notBefore) {
            this.notBefore = notBefore;
        }
    }
}
