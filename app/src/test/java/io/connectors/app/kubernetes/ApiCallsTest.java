package io.connectors.app.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fabric8.kubernetes.client.KubernetesClientException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class ApiCallsTest {
    private static final int PLACES = 32;

    private final ApiCalls calls = new ApiCalls();

    @Test
    void letsNoMoreThroughThanThereArePlaces() throws Exception {
        var inside = new AtomicInteger();
        var most = new AtomicInteger();
        var full = new CountDownLatch(PLACES);

        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var ran = IntStream.range(0, 10 * PLACES)
                    .mapToObj(_ -> threads.submit(() -> calls.run(() -> {
                        most.accumulateAndGet(inside.incrementAndGet(), Math::max);
                        full.countDown();
                        boolean allPlacesWereUsed = await(full);
                        inside.decrementAndGet();
                        return allPlacesWereUsed;
                    })))
                    .toList();
            for (var run : ran) {
                assertThat(run.get()).isTrue();
            }
        }

        assertThat(most).hasValue(PLACES);
    }

    @Test
    void givesThePlaceBackAfterAFailure() {
        for (int i = 0; i <= PLACES; i++) {
            assertThatThrownBy(() -> calls.run(() -> {
                        throw new KubernetesClientException("no");
                    }))
                    .hasMessage("no");
        }

        assertThat(calls.run(() -> "answer")).isEqualTo("answer");
    }

    @Test
    void stopsWaitingWhenInterrupted() {
        Thread.currentThread().interrupt();

        assertThatThrownBy(() -> calls.run(() -> "answer"))
                .isInstanceOf(KubernetesClientException.class)
                .hasMessageStartingWith("Interrupted");
        assertThat(Thread.interrupted()).isTrue();
    }

    private static boolean await(CountDownLatch latch) {
        try {
            return latch.await(10, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
