package io.connectors.crds.secret;

import io.connectors.crds.ref.ResourceRef;
import io.connectors.crds.secret.LastWord.Snapshot;
import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.Watch;
import io.fabric8.kubernetes.client.Watcher;
import io.fabric8.kubernetes.client.WatcherException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One Secret and the watch that keeps it up to date.
 *
 * <p>The watch is opened before the Secret is read, and without a resource version: a Secret's own version may be older than what the
 * API server still remembers, and a list, which would give a good one, is not among our rights.
 */
final class FollowedSecret implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(FollowedSecret.class);
    private static final Duration FIRST_DELAY = Duration.ofMillis(100);
    private static final Duration LONGEST_DELAY = Duration.ofSeconds(15);

    private final ResourceRef ref;
    private final KubernetesClient client;
    private final InstantSource clock;
    private final BiConsumer<Duration, Runnable> later;
    private final Runnable changed;
    private final LastWord lastWord = new LastWord();
    private final ReentrantLock reading = new ReentrantLock();

    // Written under this monitor only, which is never held during I/O.
    private volatile @Nullable Connection connection;
    private volatile boolean closed;
    private boolean repairIsPlanned;
    private Duration nextDelay = FIRST_DELAY;

    FollowedSecret(
            ResourceRef ref,
            KubernetesClient client,
            InstantSource clock,
            BiConsumer<Duration, Runnable> later,
            Runnable changed) {
        this.ref = ref;
        this.client = client;
        this.clock = clock;
        this.later = later;
        this.changed = changed;
    }

    /** Returns what the watch said last, or asks the API server when that cannot be trusted. */
    Optional<Secret> current() {
        return trusted().map(Snapshot::secret).orElseGet(this::read);
    }

    @Override
    public void close() {
        Connection open;
        synchronized (this) {
            closed = true;
            open = connection;
            connection = null;
        }
        if (open != null) {
            open.end();
        }
    }

    private Optional<Snapshot> trusted() {
        Connection open = connection;
        return lastWord.trusted(open != null && open.proven, clock.instant());
    }

    /** One thread reads. Those that waited for it use what it found, also that nothing could be found. */
    private Optional<Secret> read() {
        reading.lock();
        try {
            Optional<Snapshot> meanwhile = trusted();
            if (meanwhile.isPresent()) {
                return meanwhile.get().secret();
            }
            Optional<SecretUnavailableException> justFailed = lastWord.recentFailure(clock.instant());
            if (justFailed.isPresent()) {
                throw justFailed.get();
            }
            return readNow();
        } finally {
            reading.unlock();
        }
    }

    private Optional<Secret> readNow() {
        if (connection == null && !closed) {
            connect();
        }
        long eventsBefore = lastWord.events();
        Optional<Secret> answer;
        try {
            answer = Optional.ofNullable(client.secrets()
                    .inNamespace(ref.namespace())
                    .withName(ref.name())
                    .get());
        } catch (KubernetesClientException e) {
            SecretUnavailableException unavailable = new SecretUnavailableException(ref, e);
            lastWord.failed(unavailable, clock.instant());
            throw unavailable;
        }
        proveConnection();
        if (lastWord.read(answer, eventsBefore, clock.instant())) {
            changed.run();
        }
        return trusted().map(Snapshot::secret).orElse(answer);
    }

    private void connect() {
        Connection opening = new Connection();
        try {
            opening.watch = client.secrets()
                    .inNamespace(ref.namespace())
                    .withName(ref.name())
                    .watch(opening);
            adopt(opening);
        } catch (KubernetesClientException e) {
            LOG.warn(
                    "Secret {} cannot be watched ({}, code {})",
                    ref,
                    e.getClass().getSimpleName(),
                    e.getCode());
            repairLater();
        }
    }

    private void adopt(Connection opened) {
        boolean wanted;
        synchronized (this) {
            wanted = !closed && !opened.ended;
            if (wanted) {
                connection = opened;
            }
        }
        if (!wanted) {
            opened.end();
            repairLater();
        }
    }

    /** Only an answer shows that the API server is there: behind some gateways a watch opens without one. */
    private synchronized void proveConnection() {
        Connection open = connection;
        if (open != null) {
            open.proven = true;
            nextDelay = FIRST_DELAY;
        }
    }

    private void lost(Connection ended) {
        synchronized (this) {
            ended.ended = true;
            if (connection != ended) {
                return;
            }
            connection = null;
        }
        if (ended.proven) {
            lastWord.watchEnded(clock.instant());
        }
        LOG.debug("The watch of Secret {} ended; opening another", ref);
        repairLater();
    }

    private void repairLater() {
        Duration delay;
        synchronized (this) {
            if (closed || repairIsPlanned) {
                return;
            }
            repairIsPlanned = true;
            delay = nextDelay;
            Duration doubled = delay.multipliedBy(2);
            nextDelay = doubled.compareTo(LONGEST_DELAY) < 0 ? doubled : LONGEST_DELAY;
        }
        later.accept(delay, this::repair);
    }

    /** Opens a watch again and finds out what happened in between. */
    private void repair() {
        synchronized (this) {
            repairIsPlanned = false;
        }
        reading.lock();
        try {
            if (connection == null && !closed) {
                readNow();
            }
        } catch (SecretUnavailableException e) {
            LOG.warn("{}", e.getMessage());
            repairLater();
        } finally {
            reading.unlock();
        }
    }

    /** One watch, from opening to end. */
    private final class Connection implements Watcher<Secret> {
        private volatile @Nullable Watch watch;
        private volatile boolean ended;
        private volatile boolean proven;

        @Override
        public void eventReceived(Action action, Secret secret) {
            // The selector is ours to send and the API server's to obey; a Secret of another name must never be taken
            // for this one.
            if (!ended && ref.name().equals(secret.getMetadata().getName())) {
                switch (action) {
                    case ADDED, MODIFIED -> heard(Optional.of(secret));
                    case DELETED -> heard(Optional.empty());
                    case BOOKMARK, ERROR -> LOG.debug("Watch of Secret {}: {}", ref, action);
                }
            }
        }

        @Override
        public void onClose() {
            lost(this);
        }

        @Override
        public void onClose(WatcherException cause) {
            lost(this);
        }

        void end() {
            ended = true;
            Watch open = watch;
            if (open != null) {
                open.close();
            }
        }

        private void heard(Optional<Secret> secret) {
            if (lastWord.heard(secret, clock.instant())) {
                changed.run();
            }
        }
    }
}
