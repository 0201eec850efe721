package io.connectors.app.reconcile;

/** Work that only the leader does. */
public interface LeaderDuty {
    /** Begins the work. Closing what it returns ends it; both happen on the election's thread. */
    AutoCloseable begin();
}
