package io.connectors.app.reconcile;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One candidate for the leadership. All methods are called by the one thread of {@link Leadership}. */
final class LeaderElection {
    private static final Logger LOG = LoggerFactory.getLogger(LeaderElection.class);

    private final LeaseStore store;
    private final String identity;
    private final Duration renewDeadline;
    private final InstantSource clock;

    private String seenVersion = "";
    private Instant seenSince = Instant.MIN;
    private Instant renewed = Instant.MIN;
    private boolean leading;

    LeaderElection(LeaseStore store, String identity, Duration renewDeadline, InstantSource clock) {
        this.store = store;
        this.identity = identity;
        this.renewDeadline = renewDeadline;
        this.clock = clock;
    }

    /** Looks at the Lease once, acts, and tells whether this candidate is the leader now. */
    boolean tick() {
        Instant asked = clock.instant();
        try {
            if (act(asked)) {
                // The time before the write, not after it: the others may count from there.
                renewed = asked;
                leading = true;
            } else {
                leading = false;
            }
        } catch (RuntimeException e) {
            LOG.debug("The Lease could not be read or written", e);
            leading = leading && clock.instant().isBefore(renewed.plus(renewDeadline));
        }
        return leading;
    }

    /** Gives the leadership back, so that the next leader need not wait. */
    void resign() {
        if (!leading) {
            return;
        }
        leading = false;
        try {
            store.read()
                    .filter(seen -> seen.holder().equals(identity))
                    .ifPresent(seen -> store.release(seen, clock.instant()));
        } catch (RuntimeException e) {
            LOG.debug("The Lease could not be given back; it ends by itself", e);
        }
    }

    private boolean act(Instant now) {
        Optional<LeaseState> lease = store.read();
        lease.filter(seen -> !seen.version().equals(seenVersion)).ifPresent(seen -> {
            seenVersion = seen.version();
            seenSince = now;
        });
        return switch (LeaseStep.decide(lease, seenSince, identity, now)) {
            case LeaseStep.Create() -> store.create(identity, now);
            case LeaseStep.Renew(LeaseState seen) -> store.hold(seen, identity, now);
            case LeaseStep.Take(LeaseState seen) -> store.hold(seen, identity, now);
            case LeaseStep.Wait() -> false;
        };
    }
}
