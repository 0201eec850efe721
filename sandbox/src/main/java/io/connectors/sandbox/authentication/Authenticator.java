package io.connectors.sandbox.authentication;

import io.connectors.sandbox.resource.ApiException;
import io.connectors.sandbox.resource.UserInfo;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Finds out who sends a request: the administrator, the holder of a service account's token, or nobody known. */
final class Authenticator {

    private static final Pattern BEARER = Pattern.compile("\\s*bearer ([^\\s]+)(?:\\s.*)?", Pattern.CASE_INSENSITIVE);

    private final AdminToken admin;
    private final ServiceAccountTokens tokens;
    private final List<String> ownAudiences;

    Authenticator(AdminToken admin, ServiceAccountTokens tokens, String ownAudience) {
        this.admin = admin;
        this.tokens = tokens;
        this.ownAudiences = List.of(ownAudience);
    }

    /**
     * Returns the sender of a request. Without a bearer token that is the anonymous user.
     *
     * @param authorization the header's value
     * @throws ApiException 401 when there is a token and it proves nothing to the API server
     */
    UserInfo authenticate(@Nullable String authorization) {
        Matcher bearer = BEARER.matcher(authorization == null ? "" : authorization);
        if (!bearer.matches()) {
            return Identities.ANONYMOUS;
        }
        return switch (verify(bearer.group(1), ownAudiences)) {
            case TokenVerdict.Known(UserInfo user, List<String> audiences) -> user;
            case TokenVerdict.Refused(String why) -> throw ApiException.unauthorized();
            case TokenVerdict.Foreign() -> throw ApiException.unauthorized();
        };
    }

    /** The administrator's token says no audience: like other such tokens it counts as one for the API server. */
    TokenVerdict verify(String token, List<String> audiences) {
        if (admin.is(token)) {
            List<String> shared =
                    audiences.stream().filter(ownAudiences::contains).toList();
            return shared.isEmpty() ? new TokenVerdict.Foreign() : new TokenVerdict.Known(Identities.ADMIN, shared);
        }
        return tokens.verify(token, audiences);
    }
}
