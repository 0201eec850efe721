package io.connectors.crds.access;

import io.connectors.crds.access.Authentication.Reason;
import io.connectors.crds.access.Authentication.Rejected;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Decides what can be decided about a token without asking anybody, and says what to do about a bad one. */
final class TokenRules {
    private final List<String> audiences;

    TokenRules(List<String> audiences) {
        this.audiences = audiences;
    }

    /** Returns why the token cannot be good; empty when the API server must be asked. */
    Optional<Rejected> refusal(Optional<TokenClaims> token, Instant now) {
        if (token.isEmpty()) {
            return Optional.of(new Rejected(
                    Reason.MALFORMED_TOKEN, "This is not a ServiceAccount token (a signed JWT). " + advice(token)));
        }
        TokenClaims claims = token.get();
        if (claims.expiry().filter(expiry -> !expiry.isAfter(now)).isPresent()) {
            String since = claims.expiry().map(Instant::toString).orElse("");
            return Optional.of(
                    new Rejected(Reason.TOKEN_EXPIRED, "This token expired at %s. %s".formatted(since, advice(token))));
        }
        return isMeantForUs(claims.audiences())
                ? Optional.empty()
                : Optional.of(wrongAudience(token, claims.audiences()));
    }

    boolean isMeantForUs(List<String> tokenAudiences) {
        return tokenAudiences.stream().anyMatch(audiences::contains);
    }

    Rejected wrongAudience(Optional<TokenClaims> token, List<String> tokenAudiences) {
        String actual = tokenAudiences.isEmpty() ? "no audience" : "audience " + quoted(tokenAudiences);
        return new Rejected(
                Reason.WRONG_AUDIENCE,
                "This token is for %s; \"%s\" is needed. %s".formatted(actual, audiences.getFirst(), advice(token)));
    }

    Rejected notAccepted(Optional<TokenClaims> token) {
        return new Rejected(
                Reason.TOKEN_NOT_ACCEPTED,
                "The API server does not accept this token: it was revoked, its ServiceAccount or Pod is gone, or it is of another cluster. "
                        + advice(token));
    }

    private String advice(Optional<TokenClaims> token) {
        String who = token.flatMap(TokenClaims::subject)
                .map(account -> account.name() + " -n " + account.namespace())
                .orElse("<serviceaccount>");
        return "Try: kubectl create token " + who + " --audience " + audiences.getFirst();
    }

    /** The token's own text, so shortened and without anything that could end a line. */
    private static String quoted(List<String> texts) {
        String joined = String.join("\", \"", texts).replaceAll("[^\\x20-\\x7e]", "?");
        return "\"" + (joined.length() > 200 ? joined.substring(0, 200) + "…" : joined) + "\"";
    }
}
