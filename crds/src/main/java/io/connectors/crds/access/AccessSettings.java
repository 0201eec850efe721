package io.connectors.crds.access;

import io.connectors.crds.setting.InvalidSettingException;
import io.connectors.crds.setting.Setting;
import java.time.Duration;
import java.util.List;

/**
 * Limits of authentication and authorisation, the same in every module that asks. A right that was withdrawn, or a token that was revoked,
 * works for at most {@code positiveLifetime} longer, plus the time of a review that was under way.
 */
public record AccessSettings(
        @Setting(
                key = "connectors.token.audiences",
                defaultValue = "connectors",
                description = "Audiences of which a client's token must have one. The first is named in messages.")
        List<String> audiences,

        @Setting(
                key = "connectors.access.issuers",
                description =
                        "Issuers of this cluster's tokens; those of others are refused without asking the API server. Empty: the issuer of"
                                + " the ServiceAccount token with which this process itself runs in a Pod, otherwise any. Name both, the"
                                + " old and the new one, before the cluster gets another issuer.")
        List<String> issuers,

        @Setting(
                key = "connectors.access.positive-ttl",
                defaultValue = "60s",
                description =
                        "How long the API server's \"yes\" to a token, and to a right, is remembered. Revoked tokens and withdrawn"
                                + " rights work for so long.")
        Duration positiveLifetime,

        @Setting(
                key = "connectors.access.negative-ttl",
                defaultValue = "5s",
                description = "How long the API server's \"no\" is remembered.")
        Duration negativeLifetime,

        @Setting(
                key = "connectors.access.max-entries",
                defaultValue = "10000",
                description =
                        "How many answers of the API server are remembered, each for \"yes\" and \"no\", tokens and rights; the least"
                                + " used are forgotten first.")
        int maxEntries,

        @Setting(
                key = "connectors.access.deadline",
                defaultValue = "3s",
                description =
                        "How long a request waits for the API server to say whose its token is, and again to say what the caller may"
                                + " do. Then the answer is 503.")
        Duration deadline,

        @Setting(
                key = "connectors.access.reviews-per-second",
                defaultValue = "50",
                description =
                        "How many questions a second go to the API server about tokens that were never good before, and about rights"
                                + " that one user never had before. Beyond it the answer is 503.")
        int reviewsPerSecond,

        @Setting(
                key = "connectors.access.review-burst",
                defaultValue = "200",
                description = "How many of these questions are asked at once after a quiet time.")
        int reviewBurst,

        @Setting(
                key = "connectors.access.concurrent-reviews",
                defaultValue = "100",
                description =
                        "How many questions about tokens, and again about rights, may wait for the API server at the same time; those"
                                + " about who or what was never good before may take half of them. Beyond it the answer is 503 at once.")
        int concurrentReviews) {
    private static final Duration LONGEST_LIFETIME = Duration.ofMinutes(10);
    private static final Duration SHORTEST_DEADLINE = Duration.ofMillis(1);

    /** Copies the lists, and refuses values with which nobody could be let in, or everybody. */
    public AccessSettings {
        audiences = List.copyOf(audiences);
        issuers = List.copyOf(issuers);
        // Without an audience any token of the cluster would do.
        require(!audiences.isEmpty(), "connectors.token.audiences", "", "at least one audience");
        atMost(LONGEST_LIFETIME, positiveLifetime, "connectors.access.positive-ttl");
        atMost(LONGEST_LIFETIME, negativeLifetime, "connectors.access.negative-ttl");
        require(
                deadline.compareTo(SHORTEST_DEADLINE) >= 0 && deadline.compareTo(LONGEST_LIFETIME) <= 0,
                "connectors.access.deadline",
                deadline.toString(),
                SHORTEST_DEADLINE + " to " + LONGEST_LIFETIME);
        atLeast(1, maxEntries, "connectors.access.max-entries");
        atLeast(1, reviewsPerSecond, "connectors.access.reviews-per-second");
        atLeast(1, reviewBurst, "connectors.access.review-burst");
        atLeast(2, concurrentReviews, "connectors.access.concurrent-reviews");
    }

    private static void atMost(Duration maximum, Duration value, String key) {
        require(value.compareTo(maximum) <= 0, key, value.toString(), maximum + " or less");
    }

    private static void atLeast(int minimum, int value, String key) {
        require(value >= minimum, key, Integer.toString(value), minimum + " or more");
    }

    private static void require(boolean condition, String key, String value, String allowed) {
        if (!condition) {
            throw new InvalidSettingException(key, value, allowed);
        }
    }
}
