package io.connectors.app.reconcile;

import java.time.Duration;

/**
 * What the Lease said when it was read.
 *
 * @param holder identity of the leader; empty when it was given back
 * @param duration how long the holder asked the others to wait
 * @param transitions how often the holder changed
 * @param version resource version: as long as it stays the same, the holder gave no sign of life
 */
record LeaseState(String holder, Duration duration, int transitions, String version) {}
