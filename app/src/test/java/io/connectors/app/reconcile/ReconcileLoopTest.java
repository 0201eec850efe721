package io.connectors.app.reconcile;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class ReconcileLoopTest {
    private static final Outcome AGAIN = new Outcome.Again(Duration.ofHours(1));

    private final BlockingQueue<String> runs = new LinkedBlockingQueue<>();

    @Test
    void aKeyThatHangsDoesNotKeepOthersFromRunning() throws InterruptedException {
        CountDownLatch never = new CountDownLatch(1);
        try (var loop = loop(2, key -> {
            if (key.equals("silent")) {
                awaitUninterrupted(never);
            }
            runs.add(key);
            return AGAIN;
        })) {
            loop.request("silent");
            loop.request("forge");

            assertThat(runs.poll(10, TimeUnit.SECONDS)).isEqualTo("forge");
        }
    }

    @Test
    void repeatsARunThatThrew() throws InterruptedException {
        AtomicInteger attempts = new AtomicInteger();
        try (var loop = loop(2, key -> {
            if (attempts.incrementAndGet() == 1) {
                throw new IllegalStateException("first attempt");
            }
            runs.add(key);
            return AGAIN;
        })) {
            loop.request("forge");

            assertThat(runs.poll(10, TimeUnit.SECONDS)).isEqualTo("forge");
            assertThat(attempts).hasValue(2);
        }
    }

    @Test
    void oneKeyIsNeverRunByTwoThreads() throws InterruptedException {
        Map<String, AtomicInteger> inside = new ConcurrentHashMap<>();
        CountDownLatch enough = new CountDownLatch(200);
        AtomicInteger overlaps = new AtomicInteger();
        try (var loop = loop(16, key -> {
            AtomicInteger count = inside.computeIfAbsent(key, _ -> new AtomicInteger());
            if (count.incrementAndGet() > 1) {
                overlaps.incrementAndGet();
            }
            Thread.onSpinWait();
            count.decrementAndGet();
            enough.countDown();
            return AGAIN;
        })) {
            while (enough.getCount() > 0) {
                loop.request("a");
                loop.request("b");
                Thread.onSpinWait();
            }
        }

        assertThat(overlaps).hasValue(0);
    }

    @Test
    void closeInterruptsARunThatBlocks() throws InterruptedException {
        CountDownLatch started = new CountDownLatch(1);
        CountDownLatch interrupted = new CountDownLatch(1);
        var loop = loop(1, _ -> {
            started.countDown();
            try {
                new CountDownLatch(1).await();
            } catch (InterruptedException _) {
                interrupted.countDown();
                Thread.currentThread().interrupt();
            }
            return AGAIN;
        });
        loop.request("forge");
        assertThat(started.await(10, TimeUnit.SECONDS)).isTrue();

        loop.close();

        assertThat(interrupted.getCount()).isZero();
    }

    private static ReconcileLoop<String> loop(int workers, Reconciler<String> reconciler) {
        BackOff afterError = new BackOff(Duration.ofMillis(1), Duration.ofMillis(1));
        return new ReconcileLoop<>(
                "test", reconciler, new Pace(Duration.ZERO, 0, afterError, workers), InstantSource.system(), () -> 0.5);
    }

    private static void awaitUninterrupted(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }
}
