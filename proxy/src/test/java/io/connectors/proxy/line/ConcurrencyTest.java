package io.connectors.proxy.line;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

final class ConcurrencyTest {
    private final Concurrency concurrency = new Concurrency(2);

    @Test
    void refusesOneTooManyOfAPartyAndNoneOfAnother() {
        var _ = concurrency.begin("a").orElseThrow();
        var _ = concurrency.begin("a").orElseThrow();

        assertThat(concurrency.begin("a")).isEmpty();
        assertThat(concurrency.begin("b")).isPresent();
    }

    @Test
    void makesRoomWhenOneEndsAndNotWhenOneWasRefused() {
        Concurrency.Permit first = concurrency.begin("a").orElseThrow();
        var _ = concurrency.begin("a").orElseThrow();
        for (int i = 0; i < 10; i++) {
            assertThat(concurrency.begin("a")).isEmpty();
        }

        first.close();

        assertThat(concurrency.begin("a")).isPresent();
        assertThat(concurrency.begin("a")).isEmpty();
    }

    @Test
    void losesNoneUnderLoad() throws InterruptedException {
        AtomicInteger under = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        List<Thread> threads = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            threads.add(Thread.ofPlatform().start(() -> {
                for (int j = 0; j < 10_000; j++) {
                    concurrency.begin("a").ifPresent(permit -> {
                        most.accumulateAndGet(under.incrementAndGet(), Math::max);
                        under.decrementAndGet();
                        permit.close();
                    });
                }
            }));
        }
        for (Thread thread : threads) {
            thread.join();
        }

        assertThat(most).hasValueBetween(1, 2);
        assertThat(concurrency.parties()).isZero();
        var _ = concurrency.begin("a").orElseThrow();
        var _ = concurrency.begin("a").orElseThrow();
        assertThat(concurrency.begin("a")).isEmpty();
    }

    @Test
    void forgetsWhoHasNothingUnderWay() {
        Concurrency.Permit first = concurrency.begin("a").orElseThrow();
        Concurrency.Permit second = concurrency.begin("a").orElseThrow();
        first.close();
        assertThat(concurrency.parties()).isOne();

        second.close();

        assertThat(concurrency.parties()).isZero();
    }
}
