package io.connectors.proxy.listener;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
class ConnectionThreadsTest {
    @Test
    void givesVirtualThreadsToConnectionsBeyondTheFirst() {
        CountDownLatch end = new CountDownLatch(1);
        try (ConnectionThreads threads = new ConnectionThreads(2)) {
            boolean first = isVirtual(threads, end);
            boolean second = isVirtual(threads, end);
            boolean third = isVirtual(threads, end);
            end.countDown();

            assertThat(first).isFalse();
            assertThat(second).isFalse();
            assertThat(third).isTrue();
        }
    }

    /** It is free a moment after its connection has ended. */
    @Test
    void givesTheThreadOfAnEndedConnectionToAnother() {
        CountDownLatch end = new CountDownLatch(1);
        try (ConnectionThreads threads = new ConnectionThreads(1)) {
            isVirtual(threads, end);
            assertThat(isVirtual(threads, end)).isTrue();

            end.countDown();

            while (isVirtual(threads, end)) {
                Thread.onSpinWait();
            }
        }
    }

    /** Starts a connection, which goes on until the end. */
    private static boolean isVirtual(ConnectionThreads threads, CountDownLatch end) {
        CompletableFuture<Boolean> virtual = new CompletableFuture<>();
        threads.execute(() -> {
            virtual.complete(Thread.currentThread().isVirtual());
            waitFor(end);
        });
        return virtual.join();
    }

    private static void waitFor(CountDownLatch end) {
        try {
            end.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
