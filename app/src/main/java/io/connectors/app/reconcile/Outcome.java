package io.connectors.app.reconcile;

import java.time.Duration;

/** When a key wants to run again, events apart. */
public sealed interface Outcome {

    /** Never: the object is gone. */
    record Settled() implements Outcome {}

    /** After this time, give or take the jitter. */
    record Again(Duration after) implements Outcome {}

    /** After the delay that the number of retries in a row gives. */
    record Retry(BackOff backOff) implements Outcome {}
}
