package io.connectors.crds.access;

import io.connectors.crds.access.Authentication.Reason;
import io.connectors.crds.access.Authentication.Rejected;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** Decides what can be decided about a token without asking anybody, and says what to do about a bad one. */
final class TokenRules {
    /** The API server's own: it makes tokens by a clock that may be ahead of ours. */
    private static final Duration CLOCK_SKEW = Duration.ofMinutes(1);

    private final List<String> audiences;
    private final Predicate<String> issuers;

    /**
     * @param audiences of which a token must have one
     * @param issuers which issuers there are
     */
    TokenRules(List<String> audiences, Predicate<String> issuers) {
        this.audiences = audiences;
        this.issuers = issuers;
    }

    /** Returns why the token cannot be good; empty when the API server must be asked. */
    Optional<Rejected> refusal(Optional<TokenClaims> token, Instant now) {
        if (token.isEmpty()) {
            return Optional.of(new Rejected(
                    Reason.MALFORMED_TOKEN, "This is not a ServiceAccount token (a signed JWT). " + advice(token)));
        }
        TokenClaims claims = token.get();
        if (!issuers.test(claims.issuer())) {
            return Optional.of(wrongIssuer(token, claims.issuer()));
        }
        return untimely(token, claims.validity(), now)
                .or(() -> isMeantForUs(claims.audiences())
                        ? Optional.empty()
                        : Optional.of(wrongAudience(token, claims.audiences())));
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

    Rejected wrongPod(Optional<TokenClaims> token) {
        return new Rejected(
                Reason.TOKEN_NOT_ACCEPTED,
                "The API server does not confirm that this token belongs to the Pod it names. " + advice(token));
    }

    private Rejected wrongIssuer(Optional<TokenClaims> token, String issuer) {
        return new Rejected(
                Reason.WRONG_ISSUER,
                "This token is of %s, not of this cluster. %s"
                        .formatted(
                                issuer.isEmpty() ? "no issuer" : "issuer " + quoted(List.of(issuer)), advice(token)));
    }

    private Optional<Rejected> untimely(Optional<TokenClaims> token, TokenClaims.Validity validity, Instant now) {
        Optional<Rejected> over = validity.end()
                .filter(end -> !end.isAfter(now))
                .map(end -> new Rejected(
                        Reason.TOKEN_EXPIRED, "This token expired at %s. %s".formatted(end, advice(token))));
        return over.or(() -> validity.begin()
                .filter(begin -> begin.isAfter(now.plus(CLOCK_SKEW)))
                .map(begin -> new Rejected(
                        Reason.TOKEN_NOT_YET_VALID,
                        "This token is not valid before %s. %s".formatted(begin, advice(token)))));
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
