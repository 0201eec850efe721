package io.connectors.sandbox.authentication;

import io.connectors.sandbox.resource.UserInfo;
import java.util.List;

/** What a token proves. */
sealed interface TokenVerdict {

    /**
     * It proves who its holder is.
     *
     * @param audiences those of the token that were asked about
     */
    record Known(UserInfo user, List<String> audiences) implements TokenVerdict {}

    /** It is one of ours, but proves nothing (any more). */
    record Refused(String why) implements TokenVerdict {}

    /** It is none of ours. */
    record Foreign() implements TokenVerdict {}
}
