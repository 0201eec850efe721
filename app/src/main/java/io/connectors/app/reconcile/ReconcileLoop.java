package io.connectors.app.reconcile;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.DoubleSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Runs a reconciler for the keys that are due, one virtual thread a run, from construction until it is closed. */
public final class ReconcileLoop<K> implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(ReconcileLoop.class);
    private static final Duration CLOSE_TIMEOUT = Duration.ofSeconds(10);

    private final Reconciler<K> reconciler;
    private final Pace pace;
    private final InstantSource clock;
    private final ExecutorService threads;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();

    // The three below are guarded by lock.
    private final Schedule<K> schedule;
    private int running;
    private boolean closed;

    /**
     * @param name prefix of the threads' names
     * @param random numbers from 0 to below 1, for the jitter
     */
    public ReconcileLoop(String name, Reconciler<K> reconciler, Pace pace, InstantSource clock, DoubleSupplier random) {
        this.reconciler = reconciler;
        this.pace = pace;
        this.clock = clock;
        this.schedule = new Schedule<>(pace, random);
        this.threads = Executors.newThreadPerTaskExecutor(
                Thread.ofVirtual().name(name + "-", 0).factory());
        var _ = threads.submit(this::dispatch);
    }

    /** Notes an event on a key. Events that come faster than the key can run become one run. */
    public void request(K key) {
        requestWithin(key, Duration.ZERO);
    }

    /**
     * Notes an event that concerns many keys: each runs at a random time until the spread is over. A key that is due earlier stays
     * due then, so that a second event of the kind adds no run.
     */
    public void requestWithin(K key, Duration spread) {
        lock.lock();
        try {
            schedule.request(key, spread, clock.instant());
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** Interrupts what runs, and waits for its end for a bounded time. */
    @Override
    public void close() {
        lock.lock();
        try {
            closed = true;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
        threads.shutdownNow();
        try {
            if (!threads.awaitTermination(CLOSE_TIMEOUT.toMillis(), TimeUnit.MILLISECONDS)) {
                LOG.warn("Some reconcile runs did not end within {}", CLOSE_TIMEOUT);
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private void dispatch() {
        try {
            while (true) {
                K key = awaitDue();
                var _ = threads.submit(() -> run(key));
            }
        } catch (InterruptedException _) {
            LOG.debug("Reconcile loop ends");
        }
    }

    private K awaitDue() throws InterruptedException {
        lock.lockInterruptibly();
        try {
            while (!closed) {
                Instant now = clock.instant();
                Optional<K> due = running < pace.workers() ? schedule.take(now) : Optional.empty();
                if (due.isPresent()) {
                    running++;
                    return due.get();
                }
                // How much time is left does not matter: the next round looks at the clock again.
                long _ = changed.awaitNanos(nanosToNextTurn(now));
            }
            throw new InterruptedException();
        } finally {
            lock.unlock();
        }
    }

    private long nanosToNextTurn(Instant now) {
        Optional<Instant> next = running < pace.workers() ? schedule.nextDue() : Optional.empty();
        return next.map(due -> Duration.between(now, due).toNanos()).orElse(Long.MAX_VALUE);
    }

    private void run(K key) {
        Outcome outcome = outcome(key);
        lock.lock();
        try {
            running--;
            schedule.finish(key, outcome, clock.instant());
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    private Outcome outcome(K key) {
        try {
            return reconciler.reconcile(key);
        } catch (RuntimeException | Error e) {
            // A run that was interrupted fails in the middle of whatever it was doing; that is no news.
            if (Thread.currentThread().isInterrupted()) {
                LOG.debug("Reconcile of {} was interrupted", key, e);
            } else {
                LOG.warn("Reconcile of {} failed and will be repeated", key, e);
            }
            return new Outcome.Retry(pace.afterError());
        }
    }
}
