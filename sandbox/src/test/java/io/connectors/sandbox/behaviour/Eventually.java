package io.connectors.sandbox.behaviour;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;

/** Bounded polls for what a controller does in its own time. */
final class Eventually {
    static final Duration LIMIT = Duration.ofSeconds(90);

    private static final Duration PAUSE = Duration.ofMillis(50);

    private Eventually() {}

    static void holds(ThrowingCallable assertion) throws Throwable {
        long deadline = System.nanoTime() + LIMIT.toNanos();
        while (true) {
            try {
                assertion.call();
                return;
            } catch (AssertionError e) {
                if (System.nanoTime() - deadline > 0) {
                    throw e;
                }
            }
            LockSupport.parkNanos(PAUSE.toNanos());
        }
    }

    static <T> T becomes(Supplier<T> value, Predicate<T> wanted) {
        long deadline = System.nanoTime() + LIMIT.toNanos();
        while (true) {
            T seen = value.get();
            if (wanted.test(seen)) {
                return seen;
            }
            if (System.nanoTime() - deadline > 0) {
                throw new AssertionError("Not within " + LIMIT + ", last seen: " + seen);
            }
            LockSupport.parkNanos(PAUSE.toNanos());
        }
    }
}
