package io.connectors.crds.access;

import com.github.benmanes.caffeine.cache.Ticker;
import io.connectors.crds.access.RememberedAnswers.Answer;
import io.connectors.crds.access.ReviewObserver.Outcome;
import io.fabric8.kubernetes.api.model.authentication.TokenReview;
import io.fabric8.kubernetes.api.model.authentication.TokenReviewBuilder;
import io.fabric8.kubernetes.api.model.authentication.TokenReviewStatus;
import io.fabric8.kubernetes.api.model.authentication.UserInfo;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Finds out whose token a client sent. Blocks for at most the deadline of the settings; safe for use by many threads.
 *
 * <p>Shape, issuer, times and audience are looked at first, so that most of what cannot be good never reaches the API server. Answers
 * are remembered under a hash of the token, with the time until which the token says it is good: what is remembered is repeated without
 * reading the token. A token itself is kept only while a question about it is under way.
 */
public final class TokenAuthenticator {
    private static final Logger LOG = LoggerFactory.getLogger(TokenAuthenticator.class);
    private static final Duration RETRY = Duration.ofSeconds(1);

    private final KubernetesClient client;
    private final AccessSettings settings;
    private final InstantSource clock;
    private final TokenRules rules;
    private final RememberedAnswers<TokenDigest, Reviewed> answers;

    /**
     * An answer about a token.
     *
     * @param end the token's own; no remembered answer may outlive it
     */
    private record Reviewed(Authentication answer, Instant end) {
        boolean holdsAt(Instant now) {
            return end.isAfter(now);
        }
    }

    /** Uses the client's own rights to ask the API server; needs {@code create} on {@code tokenreviews}. */
    public TokenAuthenticator(
            KubernetesClient client, AccessSettings settings, InstantSource clock, ReviewObserver observer) {
        this(client, settings, clock, observer, Ticker.systemTicker());
    }

    TokenAuthenticator(
            KubernetesClient client,
            AccessSettings settings,
            InstantSource clock,
            ReviewObserver observer,
            Ticker ticker) {
        this.client = ReviewClient.within(client, settings.deadline());
        this.settings = settings;
        this.clock = clock;
        this.rules = new TokenRules(
                settings.audiences(), new Issuers(settings.issuers(), OwnToken.of(client.getConfiguration()), ticker));
        Budget strangers = new Budget(settings.reviewsPerSecond(), settings.reviewBurst(), ticker);
        this.answers = new RememberedAnswers<>(
                settings,
                ticker,
                _ -> strangers,
                new Reviewed(new Authentication.Unavailable(RETRY), Instant.MAX),
                observer);
    }

    /** Answers from memory or asks the API server. */
    public Authentication authenticate(ClientToken token) {
        TokenDigest digest = token.digest();
        Instant now = clock.instant();
        return answers.recall(digest)
                .filter(remembered -> remembered.holdsAt(now))
                .map(Reviewed::answer)
                .orElseGet(() -> examine(token, digest, now));
    }

    private Authentication examine(ClientToken token, TokenDigest digest, Instant now) {
        Optional<TokenClaims> claims = TokenClaims.of(token);
        return rules.refusal(claims, now)
                .<Authentication>map(refusal -> refusal)
                .orElseGet(() -> answers.ask(digest, () -> review(token, claims), Patience.of(settings.deadline()))
                        .answer());
    }

    private Answer<Reviewed> review(ClientToken token, Optional<TokenClaims> claims) {
        TokenReview question = new TokenReviewBuilder()
                .withNewSpec()
                .withToken(token.value())
                .withAudiences(settings.audiences())
                .endSpec()
                .build();
        Instant end = claims.flatMap(known -> known.validity().end()).orElse(Instant.MAX);
        try {
            TokenReviewStatus status = client.tokenReviews().create(question).getStatus();
            Authentication answer = judge(status, claims);
            boolean good = answer instanceof Authentication.Authenticated;
            return new Answer<>(
                    new Reviewed(answer, end),
                    good ? Outcome.GRANTED : Outcome.REFUSED,
                    good ? settings.positiveLifetime() : settings.negativeLifetime());
        } catch (KubernetesClientException e) {
            // The client's message can hold the request; code and class cannot.
            LOG.warn(
                    "The API server did not review a token: {} (code {})",
                    e.getClass().getSimpleName(),
                    e.getCode());
            return new Answer<>(new Reviewed(new Authentication.Unavailable(RETRY), end), Outcome.FAILED, RETRY);
        }
    }

    private Authentication judge(TokenReviewStatus status, Optional<TokenClaims> claims) {
        if (!Boolean.TRUE.equals(status.getAuthenticated())) {
            return rules.notAccepted(claims);
        }
        // An authenticator that knows nothing of audiences says yes to any token and names none: that is not our yes.
        List<String> audiences = Optional.ofNullable(status.getAudiences()).orElse(List.of());
        if (!rules.isMeantForUs(audiences)) {
            return rules.wrongAudience(claims, audiences);
        }
        Caller caller = caller(status.getUser());
        // The API server compares the uid with that of the living Pod. One that knows nothing of Pods would not.
        return caller.pod().equals(claims.flatMap(TokenClaims::pod))
                ? new Authentication.Authenticated(caller)
                : rules.wrongPod(claims);
    }

    private static Caller caller(UserInfo user) {
        return new Caller(
                user.getUsername(),
                Optional.ofNullable(user.getUid()).orElse(""),
                Optional.ofNullable(user.getGroups()).orElse(List.of()),
                Optional.ofNullable(user.getExtra()).orElse(Map.of()));
    }
}
