package io.connectors.app.reconcile;

import java.time.Instant;
import java.util.Optional;

/** What a candidate does about the Lease it sees. */
sealed interface LeaseStep {

    /** There is no Lease: make one. */
    record Create() implements LeaseStep {}

    /** The Lease is ours: renew it. */
    record Renew(LeaseState seen) implements LeaseStep {}

    /** The Lease is free, or its holder is silent for too long: take it. */
    record Take(LeaseState seen) implements LeaseStep {}

    /** Somebody else is the leader. */
    record Wait() implements LeaseStep {}

    /**
     * Decides. Compares no clocks of different machines: a holder is silent when the Lease did not change for its duration by our
     * own clock.
     *
     * @param unchangedSince when this candidate first saw the Lease in the state it is in
     */
    static LeaseStep decide(Optional<LeaseState> lease, Instant unchangedSince, String identity, Instant now) {
        if (lease.isEmpty()) {
            return new Create();
        }
        LeaseState seen = lease.get();
        if (seen.holder().equals(identity)) {
            return new Renew(seen);
        }
        boolean silent = now.isAfter(unchangedSince.plus(seen.duration()));
        return seen.holder().isEmpty() || silent ? new Take(seen) : new Wait();
    }
}
