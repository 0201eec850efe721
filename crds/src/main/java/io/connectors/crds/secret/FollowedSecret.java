package io.connectors.crds.secret;

import io.connectors.crds.ref.ResourceRef;
import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.Watch;
import io.fabric8.kubernetes.client.Watcher;
import io.fabric8.kubernetes.client.WatcherException;
import java.time.Duration;
import java.time.Instant;
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
    private static final Duration TRUST_WITH_WATCH = Duration.ofSeconds(60);
    private static final Duration TRUST_WITHOUT_WATCH = Duration.ofSeconds(15);
    private static final Duration FAILURE_LASTS = Duration.ofSeconds(1);
    private static final Duration FIRST_DELAY = Duration.ofMillis(100);
    private static final Duration LONGEST_DELAY = Duration.ofSeconds(15);

    /** What was last known, and until when nothing else was heard. */
    private record Snapshot(Optional<Secret> secret, Instant confirmedAt) {}

    /** That the API server did not answer, and when. */
    private record Failure(SecretUnavailableException exception, Instant at) {}

    private final ResourceRef ref;
    private final KubernetesClient client;
    private final InstantSource clock;
    private final BiConsumer<Duration, Runnable> later;
    private final Runnable changed;
    private final ReentrantLock reading = new ReentrantLock();

    // Written under this monitor only, which is never held during I/O.
    private volatile @Nullable Snapshot snapshot;
    private volatile @Nullable Failure failure;
    private volatile @Nullable Connection connection;
    private volatile boolean closed;
    private boolean repairIsPlanned;
    private long events;
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
        return trusted().orElseGet(this::read).secret();
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
        Duration trust = open != null && open.proven ? TRUST_WITH_WATCH : TRUST_WITHOUT_WATCH;
        Instant now = clock.instant();
        // A clock that was set back says nothing about age.
        return Optional.ofNullable(snapshot)
                .filter(known -> !known.confirmedAt().isAfter(now))
                .filter(known -> Duration.between(known.confirmedAt(), now).compareTo(trust) < 0);
    }

    /** One thread reads; those that waited for it use what it found. */
    private Snapshot read() {
        reading.lock();
        try {
            return trusted().orElseGet(this::readUnlessItJustFailed);
        } finally {
            reading.unlock();
        }
    }

    /** Without this, each of a hundred waiting threads would wait for a time-out of its own, one after the other. */
    private Snapshot readUnlessItJustFailed() {
        Failure last = failure;
        if (last != null && Duration.between(last.at(), clock.instant()).compareTo(FAILURE_LASTS) < 0) {
            throw last.exception();
        }
        return readNow();
    }

    private Snapshot readNow() {
        if (connection == null && !closed) {
            connect();
        }
        try {
            long before = eventsSoFar();
            Secret read = client.secrets()
                    .inNamespace(ref.namespace())
                    .withName(ref.name())
                    .get();
            return confirm(Optional.ofNullable(read), before);
        } catch (KubernetesClientException e) {
            SecretUnavailableException unavailable = new SecretUnavailableException(ref, e);
            synchronized (this) {
                failure = new Failure(unavailable, clock.instant());
            }
            throw unavailable;
        }
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
                nextDelay = FIRST_DELAY;
            }
        }
        if (!wanted) {
            opened.end();
            repairLater();
        }
    }

    private synchronized long eventsSoFar() {
        return events;
    }

    /** An event that came while the answer was under way is newer than the answer. */
    private Snapshot confirm(Optional<Secret> read, long before) {
        Snapshot confirmed;
        boolean different;
        synchronized (this) {
            Snapshot known = snapshot;
            confirmed = new Snapshot(known != null && events != before ? known.secret() : read, clock.instant());
            different = isNews(known, confirmed.secret());
            snapshot = confirmed;
            failure = null;
            if (connection != null) {
                connection.proven = true;
            }
        }
        if (different) {
            changed.run();
        }
        return confirmed;
    }

    private void heard(Optional<Secret> secret) {
        boolean different;
        synchronized (this) {
            Snapshot known = snapshot;
            events++;
            different = isNews(known, secret);
            snapshot = new Snapshot(secret, clock.instant());
        }
        if (different) {
            changed.run();
        }
    }

    private void lost(Connection ended) {
        synchronized (this) {
            ended.ended = true;
            if (connection != ended) {
                return;
            }
            connection = null;
            Snapshot known = snapshot;
            if (known != null && ended.proven) {
                snapshot = new Snapshot(known.secret(), clock.instant());
            }
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

    /** What is learnt first is no change, except after somebody was told that nothing is known. */
    private boolean isNews(@Nullable Snapshot known, Optional<Secret> secret) {
        return known == null ? failure != null : !sameVersion(known.secret(), secret);
    }

    private static boolean sameVersion(Optional<Secret> one, Optional<Secret> other) {
        return one.map(FollowedSecret::version).equals(other.map(FollowedSecret::version));
    }

    private static String version(Secret secret) {
        return secret.getMetadata().getUid() + "/" + secret.getMetadata().getResourceVersion();
    }

    /** One watch, from opening to end. */
    private final class Connection implements Watcher<Secret> {
        private volatile @Nullable Watch watch;
        private volatile boolean ended;

        /** The API server answered while this watch was open, so it was no mere attempt. */
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
    }
}
