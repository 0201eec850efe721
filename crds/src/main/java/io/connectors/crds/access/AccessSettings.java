package io.connectors.crds.access;

import java.time.Duration;
import java.util.List;

/**
 * Limits of authentication and authorisation. A right that was withdrawn, or a token that was revoked, works for at most
 * {@code positiveLifetime} longer, plus the time of a review that was under way.
 *
 * @param audiences a token must be meant for one of these
 * @param positiveLifetime how long a "yes" of the API server is remembered
 * @param negativeLifetime how long a "no" is remembered
 * @param maxEntries how many answers of each kind are remembered; the least used are forgotten first
 * @param deadline how long a caller waits for the API server
 * @param reviewsPerSecond how many questions about callers never seen before may be asked per second
 * @param reviewBurst how many of these may be asked at once after a quiet time
 */
public record AccessSettings(
        List<String> audiences,
        Duration positiveLifetime,
        Duration negativeLifetime,
        int maxEntries,
        Duration deadline,
        int reviewsPerSecond,
        int reviewBurst) {

    /** Checks and copies. */
    public AccessSettings {
        audiences = List.copyOf(audiences);
        if (audiences.isEmpty()) {
            throw new IllegalArgumentException(
                    "At least one audience is needed: without one any token of the cluster would do");
        }
        if (maxEntries < 1 || reviewsPerSecond < 1 || reviewBurst < 1) {
            throw new IllegalArgumentException("maxEntries, reviewsPerSecond and reviewBurst must be at least 1");
        }
    }

    /** The limits that our documentation names: 10 s for a "yes", 3 s for a "no", 3 s for the API server to answer. */
    public static AccessSettings forAudiences(List<String> audiences) {
        return new AccessSettings(
                audiences, Duration.ofSeconds(10), Duration.ofSeconds(3), 10_000, Duration.ofSeconds(3), 50, 200);
    }
}
