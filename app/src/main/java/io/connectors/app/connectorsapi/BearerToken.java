package io.connectors.app.connectorsapi;

import io.connectors.crds.access.ClientToken;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The token of an Authorization header. */
final class BearerToken {
    private static final String SCHEME = "Bearer ";

    private BearerToken() {}

    /** Reads the header's value; empty when it carries no Bearer token. Cookies and other schemes do not count. */
    static Optional<ClientToken> of(@Nullable String authorization) {
        if (authorization == null || !authorization.regionMatches(true, 0, SCHEME, 0, SCHEME.length())) {
            return Optional.empty();
        }
        String token = authorization.substring(SCHEME.length()).strip();
        return token.isEmpty() ? Optional.empty() : Optional.of(new ClientToken(token));
    }
}
