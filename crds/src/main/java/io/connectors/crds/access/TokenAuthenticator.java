package io.connectors.crds.access;

import com.github.benmanes.caffeine.cache.Ticker;
import io.connectors.crds.access.RememberedAnswers.Answer;
import io.fabric8.kubernetes.api.model.authentication.TokenReview;
import io.fabric8.kubernetes.api.model.authentication.TokenReviewBuilder;
import io.fabric8.kubernetes.api.model.authentication.TokenReviewStatus;
import io.fabric8.kubernetes.api.model.authentication.UserInfo;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Finds out whose token a client sent. Blocks for at most the deadline of the settings; safe for use by many threads.
 *
 * <p>Shape, expiry and audience are looked at first, so that most of what cannot be good never reaches the API server. Answers are
 * remembered under a hash of the token; a token itself is kept only while a question about it is under way.
 */
public final class TokenAuthenticator {
    private static final Logger LOG = LoggerFactory.getLogger(TokenAuthenticator.class);
    private static final Duration RETRY = Duration.ofSeconds(1);

    private final KubernetesClient client;
    private final AccessSettings settings;
    private final InstantSource clock;
    private final TokenRules rules;
    private final RememberedAnswers<String, Authentication> answers;

    /** Uses the client's own rights to ask the API server; needs {@code create} on {@code tokenreviews}. */
    public TokenAuthenticator(KubernetesClient client, AccessSettings settings, InstantSource clock) {
        this(client, settings, clock, Ticker.systemTicker());
    }

    TokenAuthenticator(KubernetesClient client, AccessSettings settings, InstantSource clock, Ticker ticker) {
        this.client = ReviewClient.within(client, settings.deadline());
        this.settings = settings;
        this.clock = clock;
        this.rules = new TokenRules(settings.audiences());
        Budget strangers = new Budget(settings.reviewsPerSecond(), settings.reviewBurst(), ticker);
        this.answers = new RememberedAnswers<>(
                settings.maxEntries(),
                settings.deadline(),
                ticker,
                _ -> strangers,
                new Authentication.Unavailable(RETRY));
    }

    /** Answers from memory or asks the API server. */
    public Authentication authenticate(ClientToken token) {
        Optional<TokenClaims> claims = TokenClaims.of(token);
        // Before the memory is asked, so that no remembered answer outlives the token's own expiry.
        Optional<Authentication.Rejected> refusal = rules.refusal(claims, clock.instant());
        if (refusal.isPresent()) {
            return refusal.get();
        }
        return answers.get(hash(token), () -> review(token, claims));
    }

    private Answer<Authentication> review(ClientToken token, Optional<TokenClaims> claims) {
        TokenReview question = new TokenReviewBuilder()
                .withNewSpec()
                .withToken(token.value())
                .withAudiences(settings.audiences())
                .endSpec()
                .build();
        try {
            return judge(client.tokenReviews().create(question).getStatus(), claims);
        } catch (KubernetesClientException e) {
            // The client's message can hold the request; code and class cannot.
            LOG.warn(
                    "The API server did not review a token: {} (code {})",
                    e.getClass().getSimpleName(),
                    e.getCode());
            return new Answer<>(new Authentication.Unavailable(RETRY), false, RETRY);
        }
    }

    private Answer<Authentication> judge(TokenReviewStatus status, Optional<TokenClaims> claims) {
        if (!Boolean.TRUE.equals(status.getAuthenticated())) {
            return refused(rules.notAccepted(claims));
        }
        // An authenticator that knows nothing of audiences says yes to any token and names none: that is not our yes.
        List<String> audiences = Optional.ofNullable(status.getAudiences()).orElse(List.of());
        if (!rules.isMeantForUs(audiences)) {
            return refused(rules.wrongAudience(claims, audiences));
        }
        return new Answer<>(
                new Authentication.Authenticated(caller(status.getUser())), true, settings.positiveLifetime());
    }

    private Answer<Authentication> refused(Authentication.Rejected rejected) {
        return new Answer<>(rejected, false, settings.negativeLifetime());
    }

    private static Caller caller(UserInfo user) {
        return new Caller(
                user.getUsername(),
                Optional.ofNullable(user.getUid()).orElse(""),
                Optional.ofNullable(user.getGroups()).orElse(List.of()),
                Optional.ofNullable(user.getExtra()).orElse(Map.of()));
    }

    private static String hash(ClientToken token) {
        try {
            byte[] digest =
                    MessageDigest.getInstance("SHA-256").digest(token.value().getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every JDK has SHA-256", e);
        }
    }
}
