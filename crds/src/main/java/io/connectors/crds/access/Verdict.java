package io.connectors.crds.access;

import java.time.Duration;

/** Whether a caller has a permission. */
public sealed interface Verdict {

    /** It has. */
    record Allowed(Caller caller) implements Verdict {}

    /** It has not, and nothing that would do instead. */
    record Forbidden(Caller caller, Permission missing) implements Verdict {}

    /** The API server did not answer in time, or must not be asked more often now. */
    record Unknown(Duration retryAfter) implements Verdict {}
}
