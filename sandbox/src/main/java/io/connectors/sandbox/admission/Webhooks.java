package io.connectors.sandbox.admission;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.connectors.sandbox.discovery.BuiltInTypes;
import io.connectors.sandbox.patch.JsonPatch;
import io.connectors.sandbox.resource.ApiException;
import io.connectors.sandbox.resource.ObjectReader;
import io.connectors.sandbox.resource.Quoted;
import io.connectors.sandbox.resource.ResourceType;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Asks the webhooks that the stored configurations name. A configuration written counts for the very next request; those
 * about configurations themselves are never asked about, lest a broken one could not be taken back.
 *
 * <p>Safe for any thread. Holds connections until closed.
 */
public final class Webhooks implements Admission, AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(Webhooks.class);

    private final ObjectReader objects;
    private final Matching matching;
    private final MatchConditions conditions = new MatchConditions();
    private final WebhookClient client;
    private final Supplier<String> uids;

    public Webhooks(ObjectReader objects, Supplier<String> uids) {
        this(objects, new HttpWebhookClient(new ServiceAddresses(objects)), uids);
    }

    Webhooks(ObjectReader objects, WebhookClient client, Supplier<String> uids) {
        this.objects = objects;
        this.matching = new Matching(objects);
        this.client = client;
        this.uids = uids;
    }

    @Override
    public ObjectNode mutate(AdmissionRequest request, UnaryOperator<ObjectNode> completion) {
        return new MutatingRound(this, completion, request).run(registered(BuiltInTypes.MUTATING_WEBHOOKS, request));
    }

    @Override
    public void validate(AdmissionRequest request) {
        List<Webhook> asked = registered(BuiltInTypes.VALIDATING_WEBHOOKS, request).stream()
                .filter(webhook -> covers(webhook, request))
                .toList();
        if (asked.size() == 1) {
            ask(asked.getFirst(), request, false);
        } else if (!asked.isEmpty()) {
            askTogether(asked, request);
        }
    }

    boolean covers(Webhook webhook, AdmissionRequest request) {
        return matching.covers(webhook, request) && conditions.hold(webhook, request);
    }

    /** Asks one webhook, and returns the object as it wants it. */
    ObjectNode change(Webhook webhook, AdmissionRequest request) {
        Review.Answer answer = ask(webhook, request, true);
        ObjectNode object = request.change().object();
        if (answer.patch().isEmpty()) {
            return object;
        }
        if (object.isEmpty()) {
            throw Refusals.internal(
                    "admission webhook %s attempted to modify the object, which is not supported for this operation"
                            .formatted(Quoted.text(webhook.name())));
        }
        try {
            if (JsonPatch.apply(object, answer.patch()) instanceof ObjectNode patched) {
                return patched;
            }
        } catch (ApiException e) {
            throw Refusals.internal(
                    "the patch of admission webhook %s does not fit the object".formatted(Quoted.text(webhook.name())));
        }
        throw Refusals.internal(
                "the patch of admission webhook %s leaves no object".formatted(Quoted.text(webhook.name())));
    }

    @Override
    public void close() {
        client.close();
    }

    private List<Webhook> registered(ResourceType configurations, AdmissionRequest request) {
        boolean exempt = request.type().group().equals(configurations.group());
        return exempt ? List.of() : Webhook.of(objects.list(configurations, ""));
    }

    /** All are asked at once; the first refusal in their order is the one told. */
    private void askTogether(List<Webhook> asked, AdmissionRequest request) {
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Callable<Review.Answer>> questions = new ArrayList<>();
            asked.forEach(webhook -> questions.add(() -> ask(webhook, request, false)));
            for (Future<Review.Answer> answer : threads.invokeAll(questions)) {
                answer.get();
            }
        } catch (ExecutionException e) {
            throw e.getCause() instanceof ApiException refusal
                    ? refusal
                    : new IllegalStateException("Asking a webhook failed", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw ApiException.of(504, "request did not complete within requested timeout");
        }
    }

    private Review.Answer ask(Webhook webhook, AdmissionRequest request, boolean mutating) {
        if (request.terms().dryRun() && !webhook.isFreeOfSideEffects()) {
            throw Refusals.unsupportedDryRun(webhook.name());
        }
        var review = new Review(uids.get(), request, mutating);
        try {
            JsonNode reply = client.ask(webhook, review.question());
            Review.Answer answer = review.answer(reply);
            request.terms().warnings().addAll(answer.warnings());
            if (!answer.allowed()) {
                throw Refusals.denied(webhook.name(), answer.status());
            }
            return answer;
        } catch (WebhookFailure e) {
            if (!webhook.isOptional()) {
                throw Refusals.failed(webhook.name(), e);
            }
            log.warn("Passing over webhook {}, which fails: {}", webhook.name(), e.message());
            return Review.Answer.NONE;
        }
    }
}
