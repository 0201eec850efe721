package io.connectors.crds.access;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Ticker;
import io.connectors.crds.access.RememberedAnswers.Answer;
import io.connectors.crds.access.ReviewObserver.Outcome;
import io.fabric8.kubernetes.api.model.authorization.v1.SubjectAccessReview;
import io.fabric8.kubernetes.api.model.authorization.v1.SubjectAccessReviewBuilder;
import io.fabric8.kubernetes.api.model.authorization.v1.SubjectAccessReviewStatus;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
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
    public Authorizer(KubernetesClient client, AccessSettings settings, ReviewObserver observer) {
        this(client, settings, observer, Ticker.systemTicker());
    }

    Authorizer(KubernetesClient client, AccessSettings settings, ReviewObserver observer, Ticker ticker) {
        this.client = ReviewClient.within(client, settings.deadline());
        this.settings = settings;
        // One budget a user: somebody who tries out names must not use up what others need.
        Cache<String, Budget> budgets =
                Caffeine.newBuilder().maximumSize(settings.maxEntries()).build();
        this.answers = new RememberedAnswers<>(
                settings,
                ticker,
                question -> budgets.get(
                        question.caller().username(),
                        _ -> new Budget(settings.reviewsPerSecond(), settings.reviewBurst(), ticker)),
                new Verdict.Unknown(RETRY),
                observer);
    }

    /** Answers from memory or asks the API server. */
    public Verdict authorize(Caller caller, Permission permission) {
        return authorize(caller, permission, Patience.of(settings.deadline()));
    }

    /** Asks for one permission after the other, until one is missing or unknown; waits for all of them no longer than for one. */
    public Verdict authorize(Caller caller, List<Permission> permissions) {
        Patience patience = Patience.of(settings.deadline());
        for (Permission permission : permissions) {
            Verdict verdict = authorize(caller, permission, patience);
            if (!(verdict instanceof Verdict.Allowed)) {
                return verdict;
            }
        }
        return new Verdict.Allowed(caller);
    }

    private Verdict authorize(Caller caller, Permission permission, Patience patience) {
        Question question = new Question(caller, permission);
        return answers.recall(question).orElseGet(() -> answers.ask(question, () -> decide(question), patience));
    }

    private Answer<Verdict> decide(Question question) {
        try {
            return isGranted(question)
                    ? new Answer<>(new Verdict.Allowed(question.caller()), Outcome.GRANTED, settings.positiveLifetime())
                    : new Answer<>(
                            new Verdict.Forbidden(question.caller(), question.permission()),
                            Outcome.REFUSED,
                            settings.negativeLifetime());
        } catch (KubernetesClientException e) {
            LOG.warn(
                    "The API server did not say whether {} has {}: {} (code {})",
                    question.caller().username(),
                    question.permission().describe(),
                    e.getClass().getSimpleName(),
                    e.getCode());
            return new Answer<>(new Verdict.Unknown(RETRY), Outcome.FAILED, RETRY);
        }
    }

    /** The right that one Pod has is asked about only after the plain one was denied, hence for few callers. */
    private boolean isGranted(Question question) {
        Caller caller = question.caller();
        return isGranted(caller, question.permission())
                || caller.pod()
                        .flatMap(question.permission()::within)
                        .filter(narrow -> isGranted(caller, narrow))
                        .isPresent();
    }

    private boolean isGranted(Caller caller, Permission permission) {
        Optional<SubjectAccessReviewStatus> status = Optional.ofNullable(
                        client.authorization().v1().subjectAccessReview().create(review(caller, permission)))
                .map(SubjectAccessReview::getStatus);
        return status.filter(answer -> Boolean.TRUE.equals(answer.getAllowed()))
                .filter(answer -> !Boolean.TRUE.equals(answer.getDenied()))
                .isPresent();
    }

    private static SubjectAccessReview review(Caller caller, Permission permission) {
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
