package io.connectors.liberty.e2e;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/** Waits for something that another process does, at most so long. */
final class Poll {
    private static final long INTERVAL_MILLIS = 50;
    private static final CountDownLatch NEVER = new CountDownLatch(1);

    private Poll() {}

    /** Returns how long it took. */
    static Duration until(String what, Duration limit, BooleanSupplier condition) {
        long start = System.nanoTime();
        while (!condition.getAsBoolean()) {
            var spent = Duration.ofNanos(System.nanoTime() - start);
            if (spent.compareTo(limit) > 0) {
                throw new AssertionError("Waited %s in vain until %s".formatted(limit, what));
            }
            pause();
        }
        return Duration.ofNanos(System.nanoTime() - start);
    }

    private static void pause() {
        try {
            if (NEVER.await(INTERVAL_MILLIS, TimeUnit.MILLISECONDS)) {
                throw new IllegalStateException("nobody counts this latch down");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
