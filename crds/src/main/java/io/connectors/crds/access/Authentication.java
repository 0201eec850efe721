package io.connectors.crds.access;

import java.time.Duration;

/** The answer to "whose token is this?". */
public sealed interface Authentication {

    /** The token is good and meant for us. */
    record Authenticated(Caller caller) implements Authentication {}

    /**
     * The token is not good.
     *
     * @param message what is wrong and which token to ask for; never the token
     */
    record Rejected(Reason reason, String message) implements Authentication {}

    /** The API server did not answer in time, or must not be asked more often now. */
    record Unavailable(Duration retryAfter) implements Authentication {}

    /** Why a token is not good. */
    enum Reason {
        /** The text is no ServiceAccount token at all. */
        MALFORMED_TOKEN,
        /** The token's time is over. */
        TOKEN_EXPIRED,
        /** The token's time has not begun. */
        TOKEN_NOT_YET_VALID,
        /** The token is of another cluster. */
        WRONG_ISSUER,
        /** The token is for somebody else. */
        WRONG_AUDIENCE,
        /** The API server does not accept the token: forged, revoked, or of another cluster. */
        TOKEN_NOT_ACCEPTED
    }
}
