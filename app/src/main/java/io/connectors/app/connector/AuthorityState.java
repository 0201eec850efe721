package io.connectors.app.connector;

/** What is known about the Connector's own certificate authorities. */
sealed interface AuthorityState {

    /** The Connector names none. */
    record None() implements AuthorityState {}

    /**
     * They were read.
     *
     * @param pem certificates, which are no secret
     */
    record Loaded(String secretName, String pem) implements AuthorityState {}

    /** The Secret does not exist. */
    record NotFound(String secretName) implements AuthorityState {}

    /** The Secret holds no certificates, or some that cannot be read. */
    record Invalid(String secretName) implements AuthorityState {}

    /**
     * The Secret is one that no Connector may use.
     *
     * @param refusal says so
     */
    record NotAllowed(String refusal) implements AuthorityState {}

    /** The API server did not say whether the Secret exists. */
    record Unavailable(String secretName) implements AuthorityState {}

    /** Returns the certificates; empty unless they were read. */
    default String certificates() {
        return this instanceof Loaded(var _, String pem) ? pem : "";
    }
}
