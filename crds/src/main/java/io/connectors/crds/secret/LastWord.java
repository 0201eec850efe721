package io.connectors.crds.secret;

import io.fabric8.kubernetes.api.model.Secret;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What the API server said last about one Secret, and for how long that can be trusted. Decides only; never asks anybody. */
final class LastWord {
    private static final Duration TRUST_WITH_WATCH = Duration.ofSeconds(60);
    private static final Duration TRUST_WITHOUT_WATCH = Duration.ofSeconds(15);
    private static final Duration FAILURE_LASTS = Duration.ofSeconds(1);

    /** The Secret, and when it was known to be so. */
    record Snapshot(Optional<Secret> secret, Instant confirmedAt) {}

    /** That the API server did not answer, and when. */
    private record Failure(SecretUnavailableException exception, Instant at) {}

    // Written under this monitor, read without.
    private volatile @Nullable Snapshot snapshot;
    private volatile @Nullable Failure failure;
    private long events;

    /** Returns what can be served without asking again. */
    Optional<Snapshot> trusted(boolean watched, Instant now) {
        Duration trust = watched ? TRUST_WITH_WATCH : TRUST_WITHOUT_WATCH;
        // A clock that was set back says nothing about age.
        return Optional.ofNullable(snapshot)
                .filter(known -> !known.confirmedAt().isAfter(now))
                .filter(known -> Duration.between(known.confirmedAt(), now).compareTo(trust) < 0);
    }

    /** Returns the failure of a question that was put a moment ago, so that it is not put again at once. */
    Optional<SecretUnavailableException> recentFailure(Instant now) {
        return Optional.ofNullable(failure)
                .filter(last -> Duration.between(last.at(), now).compareTo(FAILURE_LASTS) < 0)
                .map(Failure::exception);
    }

    synchronized long events() {
        return events;
    }

    /** Takes what a watch says; tells whether it is news. */
    synchronized boolean heard(Optional<Secret> secret, Instant now) {
        events++;
        return replace(secret, now);
    }

    /**
     * Takes what the API server answered; tells whether it is news.
     *
     * @param eventsBefore the events when the question was put: one that came while the answer was under way is newer than the answer
     */
    synchronized boolean read(Optional<Secret> secret, long eventsBefore, Instant now) {
        Snapshot known = snapshot;
        boolean isNews = replace(known != null && events != eventsBefore ? known.secret() : secret, now);
        failure = null;
        return isNews;
    }

    synchronized void failed(SecretUnavailableException exception, Instant now) {
        failure = new Failure(exception, now);
    }

    /** A watch that worked has ended: until now it would have told of a change. */
    synchronized void watchEnded(Instant now) {
        Snapshot known = snapshot;
        if (known != null) {
            snapshot = new Snapshot(known.secret(), now);
        }
    }

    /** What is learnt first is no news, except after somebody was told that nothing is known. */
    private boolean replace(Optional<Secret> secret, Instant now) {
        Snapshot known = snapshot;
        snapshot = new Snapshot(secret, now);
        return known == null ? failure != null : !version(known.secret()).equals(version(secret));
    }

    private static Optional<String> version(Optional<Secret> secret) {
        return secret.map(present ->
                present.getMetadata().getUid() + "/" + present.getMetadata().getResourceVersion());
    }
}
