package io.connectors.crds.access;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Ticker;
import io.connectors.crds.access.RememberedAnswers.Answer;
import io.fabric8.kubernetes.api.model.authorization.v1.SubjectAccessReview;
import io.fabric8.kubernetes.api.model.authorization.v1.SubjectAccessReviewBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Finds out whether a caller has a permission. Blocks for at most the deadline of the settings; safe for use by many threads. */
public final class Authorizer {
    private static final Logger LOG = LoggerFactory.getLogger(Authorizer.class);
    private static final Duration RETRY = Duration.ofSeconds(1);

    private record Question(Caller caller, Permission permission) {}

    private final KubernetesClient client;
    private final AccessSettings settings;
    private final RememberedAnswers<Question, Verdict> answers;

    /** Uses the client's own rights to ask the API server; needs {@code create} on {@code subjectaccessreviews}. */
    public Authorizer(KubernetesClient client, AccessSettings settings) {
        this(client, settings, Ticker.systemTicker());
    }

    Authorizer(KubernetesClient client, AccessSettings settings, Ticker ticker) {
        this.client = ReviewClient.within(client, settings.deadline());
        this.settings = settings;
        // One budget a user: somebody who tries out names must not use up what others need.
        Cache<String, Budget> budgets =
                Caffeine.newBuilder().maximumSize(settings.maxEntries()).build();
        this.answers = new RememberedAnswers<>(
                settings.maxEntries(),
                settings.deadline(),
                ticker,
                question -> budgets.get(
                        question.caller().username(),
                        _ -> new Budget(settings.reviewsPerSecond(), settings.reviewBurst(), ticker)),
                new Verdict.Unknown(RETRY));
    }

    /** Answers from memory or asks the API server. */
    public Verdict authorize(Caller caller, Permission permission) {
        return answers.get(new Question(caller, permission), () -> review(caller, permission));
    }

    private Answer<Verdict> review(Caller caller, Permission permission) {
        try {
            SubjectAccessReview answer =
                    client.authorization().v1().subjectAccessReview().create(question(caller, permission));
            boolean allowed = Boolean.TRUE.equals(answer.getStatus().getAllowed())
                    && !Boolean.TRUE.equals(answer.getStatus().getDenied());
            return allowed
                    ? new Answer<>(new Verdict.Allowed(caller), true, settings.positiveLifetime())
                    : new Answer<>(
                            new Verdict.Forbidden(caller, permission.describe()), false, settings.negativeLifetime());
        } catch (KubernetesClientException e) {
            LOG.warn(
                    "The API server did not say whether {} has {}: {} (code {})",
                    caller.username(),
                    permission.describe(),
                    e.getClass().getSimpleName(),
                    e.getCode());
            return new Answer<>(new Verdict.Unknown(RETRY), false, RETRY);
        }
    }

    private static SubjectAccessReview question(Caller caller, Permission permission) {
        return new SubjectAccessReviewBuilder()
                .withNewSpec()
                .withUser(caller.username())
                .withUid(caller.uid())
                .withGroups(caller.groups())
                .withExtra(caller.extra())
                .withNewResourceAttributes()
                .withVerb(permission.verb())
                .withGroup(permission.group())
                .withResource(permission.resource())
                .withSubresource(permission.subresource())
                .withNamespace(permission.object().namespace())
                .withName(permission.object().name())
                .endResourceAttributes()
                .endSpec()
                .build();
    }
}
