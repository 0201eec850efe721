package io.connectors.crds.secret;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.RemovalCause;
import io.connectors.crds.ref.ResourceRef;
import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.RequestConfigBuilder;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The Secrets in use, each followed by a watch of its own; at most {@value #MAX_SECRETS}, and none that was not asked for within a quarter
 * of an hour. Safe for use by many threads.
 *
 * <p>A change is seen as soon as the API server tells it. When a watch is known to be broken, what it said last is served for at most 15
 * seconds more; when the network swallows it silently, for at most 75 seconds.
 */
public final class SecretWatch implements AutoCloseable {
    static final int MAX_SECRETS = 1_000;

    private static final Duration IDLE = Duration.ofMinutes(15);
    private static final Duration REQUEST_TIMEOUT = Duration.ofSeconds(3);

    private final KubernetesClient client;
    private final InstantSource clock;
    private final ScheduledExecutorService timer;
    private final List<Consumer<ResourceRef>> listeners = new CopyOnWriteArrayList<>();
    private final Cache<ResourceRef, FollowedSecret> followed;

    /** Uses the client's own rights; needs {@code get} and {@code watch} on single Secrets. */
    public SecretWatch(KubernetesClient client, InstantSource clock) {
        this(client, clock, MAX_SECRETS);
    }

    SecretWatch(KubernetesClient client, InstantSource clock, int maxSecrets) {
        this.client = withoutRepetition(client);
        this.clock = clock;
        this.timer = Executors.newSingleThreadScheduledExecutor(
                Thread.ofPlatform().daemon().name("secret-watch-timer").factory());
        this.followed = Caffeine.newBuilder()
                .maximumSize(maxSecrets)
                .expireAfterAccess(IDLE)
                .executor(Runnable::run)
                .removalListener(SecretWatch::closeRemoved)
                .build();
    }

    /**
     * Returns the Secret as it is now, give or take the time a watch event needs. Asks the API server at first use, later only when the
     * watch cannot be trusted.
     *
     * @return empty when it does not exist
     * @throws SecretUnavailableException when the API server does not say
     */
    public Optional<Secret> get(ResourceRef secret) {
        return followed.get(secret, this::follow).current();
    }

    /** Calls the listener, on a thread of the watch, whenever a Secret in use was created, changed or deleted. */
    public void onChange(Consumer<ResourceRef> listener) {
        listeners.add(listener);
    }

    @Override
    public void close() {
        followed.invalidateAll();
        timer.shutdownNow();
    }

    /** Ends watches of Secrets that are not in use any more now, instead of at the next access. */
    void forgetIdle() {
        followed.cleanUp();
    }

    private FollowedSecret follow(ResourceRef secret) {
        return new FollowedSecret(
                secret, client, clock, this::later, () -> listeners.forEach(listener -> listener.accept(secret)));
    }

    private void later(Duration delay, Runnable task) {
        if (!timer.isShutdown()) {
            var _ = timer.schedule(
                    () -> Thread.ofVirtual().name("secret-watch").start(task), delay.toMillis(), TimeUnit.MILLISECONDS);
        }
    }

    /** A lost watch must be noticed here and not be repaired silently, else nobody knows how old the last word is. */
    private static KubernetesClient withoutRepetition(KubernetesClient client) {
        return client.newClient(new RequestConfigBuilder()
                        .withRequestTimeout((int) REQUEST_TIMEOUT.toMillis())
                        .withRequestRetryBackoffLimit(0)
                        .withWatchReconnectLimit(0)
                        .build())
                .adapt(KubernetesClient.class);
    }

    private static void closeRemoved(
            @Nullable ResourceRef secret, @Nullable FollowedSecret removed, RemovalCause cause) {
        if (removed != null) {
            removed.close();
        }
    }
}
