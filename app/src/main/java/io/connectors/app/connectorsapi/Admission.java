package io.connectors.app.connectorsapi;

import io.connectors.crds.access.Authentication;
import io.connectors.crds.access.Caller;
import java.time.Duration;

/** Whether a request may go on to a resource. */
sealed interface Admission {

    /** The caller is known. */
    record Admitted(Caller caller) implements Admission {}

    /**
     * The caller is not known.
     *
     * @param challenge value of WWW-Authenticate
     */
    record Refused(String message, String challenge) implements Admission {}

    /** Nobody can tell now. */
    record Postponed(Duration retryAfter) implements Admission {}

    static Admission of(Authentication authentication) {
        return switch (authentication) {
            case Authentication.Authenticated(Caller caller) -> new Admitted(caller);
            case Authentication.Rejected(var _, String message) ->
                new Refused(message, "Bearer realm=\"connectors\", error=\"invalid_token\"");
            case Authentication.Unavailable(Duration retryAfter) -> new Postponed(retryAfter);
        };
    }

    static Admission withoutToken(String audience) {
        return new Refused(
                "The Connectors API needs a ServiceAccount token as Bearer. Try: kubectl create token <serviceaccount> --audience "
                        + audience,
                "Bearer realm=\"connectors\"");
    }
}
