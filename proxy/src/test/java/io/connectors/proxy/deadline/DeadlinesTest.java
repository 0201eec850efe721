package io.connectors.proxy.deadline;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class DeadlinesTest {
    // Near its end, where the nanoseconds of a system that has run for long begin anew.
    private final AtomicLong now = new AtomicLong(Long.MAX_VALUE - 10);
    private final Deadlines deadlines = new Deadlines(now::get);
    private final AtomicInteger passed = new AtomicInteger();
    private final Deadline deadline = deadlines.watch(passed::incrementAndGet);

    @AfterEach
    void close() {
        deadlines.close();
    }

    @Test
    void passesOnceWhenTheTimeIsOver() {
        deadline.within(Duration.ofNanos(100));
        after(99);
        assertThat(passed).hasValue(0);
        assertThat(deadline.isExpired()).isFalse();

        after(1);
        after(1000);
        assertThat(passed).hasValue(1);
        assertThat(deadline.isExpired()).isTrue();
    }

    @Test
    void beginsAnewWheneverItIsSet() {
        deadline.within(Duration.ofNanos(100));
        after(99);
        deadline.within(Duration.ofNanos(100));
        after(99);
        assertThat(passed).hasValue(0);

        after(1);
        assertThat(passed).hasValue(1);
    }

    @Test
    void doesNotPassWhileNothingIsWaitedFor() {
        after(1000);
        deadline.within(Duration.ofNanos(100));
        deadline.none();
        after(1000);

        assertThat(passed).hasValue(0);
    }

    @Test
    void doesNotPassAfterItWasClosed() {
        deadline.within(Duration.ofNanos(100));
        deadline.close();
        after(1000);

        assertThat(passed).hasValue(0);
    }

    /** Whoever is closed late must not keep others from being closed at all. */
    @Test
    void keepsTheOthersWhenOneFails() {
        for (int i = 0; i < 10; i++) {
            deadlines
                    .watch(() -> {
                        throw new IllegalStateException("planned");
                    })
                    .within(Duration.ofNanos(1));
        }
        deadline.within(Duration.ofNanos(1));
        after(1);

        assertThat(passed).hasValue(1);
    }

    private void after(long nanos) {
        now.addAndGet(nanos);
        deadlines.sweep();
    }
}
