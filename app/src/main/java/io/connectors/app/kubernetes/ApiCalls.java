package io.connectors.app.kubernetes;

import io.fabric8.kubernetes.client.KubernetesClientException;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Bounds how many requests of reconcile runs are at the API server at the same time. Hundreds of runs may wait for their tools at
 * once; but an API server takes 100 streams on one connection, and the JDK's client fails the next ("too many concurrent streams")
 * instead of letting it wait. What is left of the 100 is for the leader's Lease, which must never queue behind a burst.
 *
 * <p>Calls must not be nested.
 */
@Singleton
public final class ApiCalls {
    private static final int AT_ONCE = 32;
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final Semaphore free = new Semaphore(AT_ONCE, true);

    /** Runs the call as soon as there is a place for it; throws KubernetesClientException when there is none in time. */
    public <T extends @Nullable Object> T run(Supplier<T> call) {
        enter();
        try {
            return call.get();
        } finally {
            free.release();
        }
    }

    private void enter() {
        try {
            if (!free.tryAcquire(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)) {
                throw new KubernetesClientException(
                        "Other requests kept the API server busy for " + PATIENCE + "; this one is repeated later");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new KubernetesClientException("Interrupted while waiting for other requests to the API server", e);
        }
    }
}
