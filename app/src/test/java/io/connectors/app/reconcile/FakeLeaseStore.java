package io.connectors.app.reconcile;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** A Lease in memory, shared by the candidates of a test. */
final class FakeLeaseStore implements LeaseStore {
    private Optional<LeaseState> lease = Optional.empty();
    private int version;
    boolean away;

    @Override
    public Optional<LeaseState> read() {
        answer();
        return lease;
    }

    @Override
    public boolean create(String identity, Instant now) {
        answer();
        if (lease.isPresent()) {
            return false;
        }
        put(identity, 0);
        return true;
    }

    @Override
    public boolean hold(LeaseState seen, String identity, Instant now) {
        return replace(seen, identity, seen.holder().equals(identity) ? seen.transitions() : seen.transitions() + 1);
    }

    @Override
    public boolean release(LeaseState seen, Instant now) {
        return replace(seen, "", seen.transitions());
    }

    private boolean replace(LeaseState seen, String identity, int transitions) {
        answer();
        if (!lease.map(LeaseState::version).equals(Optional.of(seen.version()))) {
            return false;
        }
        put(identity, transitions);
        return true;
    }

    private void put(String identity, int transitions) {
        version++;
        lease = Optional.of(new LeaseState(identity, Duration.ofSeconds(15), transitions, Integer.toString(version)));
    }

    private void answer() {
        if (away) {
            throw new IllegalStateException("The API server is away");
        }
    }
}
