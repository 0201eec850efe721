package io.connectors.app.reconcile;

import java.time.Duration;

/**
 * Times of the leader election.
 *
 * @param lease how long the others wait after the leader's last sign of life
 * @param renewDeadline how long a leader that cannot renew goes on; must leave it time to stop before {@code lease} is over
 * @param retry time between two looks at the Lease
 */
public record ElectionTiming(Duration lease, Duration renewDeadline, Duration retry) {
    /** The times that Kubernetes' own controllers use. */
    public static final ElectionTiming DEFAULT =
            new ElectionTiming(Duration.ofSeconds(15), Duration.ofSeconds(10), Duration.ofSeconds(2));

    /** Refuses times that would allow two leaders. */
    public ElectionTiming {
        if (!retry.isPositive() || renewDeadline.compareTo(retry) <= 0 || lease.compareTo(renewDeadline) <= 0) {
            throw new IllegalArgumentException("Leader election needs retry < renewDeadline < lease");
        }
    }
}
