package io.connectors.app.reconcile;

import java.time.Instant;
import java.util.Optional;

/** The Lease. Every write is conditional: of two candidates that saw the same state, one succeeds. */
interface LeaseStore {
    /** Reads the Lease; throws a RuntimeException when the API server does not answer. */
    Optional<LeaseState> read();

    /** Makes the Lease in the candidate's name; false when somebody else was faster. */
    boolean create(String identity, Instant now);

    /** Makes the candidate the holder, or renews it; false when the Lease changed since it was seen. */
    boolean hold(LeaseState seen, String identity, Instant now);

    /** Gives the Lease back; false when it changed since it was seen. */
    boolean release(LeaseState seen, Instant now);
}
