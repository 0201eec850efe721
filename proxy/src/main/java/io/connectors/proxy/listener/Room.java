package io.connectors.proxy.listener;

import java.time.Duration;
import java.util.Comparator;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;

/**
 * Has only so many places. For one more, whoever has been idle longest leaves, and the newcomer waits for that: a flood of clients must
 * not outrun the closing.
 */
final class Room {
    /** For somebody who was sent away to be gone. */
    private static final Duration PATIENCE = Duration.ofSeconds(1);

    private final int most;
    private final Set<Place> places = ConcurrentHashMap.newKeySet();
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition left = lock.newCondition();

    Room(int most) {
        this.most = most;
    }

    int size() {
        return places.size();
    }

    /** Lets a place in that may be here already; false when nobody in here is idle. */
    boolean enter(Place newcomer) {
        if (places.contains(newcomer)) {
            return true;
        }
        lock.lock();
        try {
            long patience = PATIENCE.toNanos();
            boolean somebodyLeaves = true;
            while (places.size() >= most && somebodyLeaves && patience > 0) {
                Optional<Place> longestIdle =
                        places.stream().filter(Place::isIdle).min(Comparator.comparingLong(Place::idleSince));
                longestIdle.ifPresent(Place::closeIfIdle);
                somebodyLeaves = longestIdle.isPresent();
                patience = somebodyLeaves ? left.awaitNanos(patience) : patience;
            }
            return places.size() < most && places.add(newcomer);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        } finally {
            lock.unlock();
        }
    }

    void leave(Place place) {
        if (!places.remove(place)) {
            return;
        }
        lock.lock();
        try {
            left.signalAll();
        } finally {
            lock.unlock();
        }
    }

    void forEach(Consumer<Place> action) {
        places.forEach(action);
    }

    boolean isEmptyWithin(Duration limit) {
        lock.lock();
        try {
            long patience = limit.toNanos();
            while (!places.isEmpty() && patience > 0) {
                patience = left.awaitNanos(patience);
            }
            return places.isEmpty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        } finally {
            lock.unlock();
        }
    }
}
