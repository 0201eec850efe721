package io.connectors.sandbox.admission;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;

/**
 * Takes one request through the webhooks that may change it, and, when one of them changed what an earlier one had seen,
 * once more through those earlier ones that ask for it.
 */
final class MutatingRound {

    private final Webhooks webhooks;
    private final UnaryOperator<ObjectNode> completion;
    private AdmissionRequest request;

    private final Set<Webhook> seen = new LinkedHashSet<>();
    private final Set<Webhook> outdated = new LinkedHashSet<>();

    MutatingRound(Webhooks webhooks, UnaryOperator<ObjectNode> completion, AdmissionRequest request) {
        this.webhooks = webhooks;
        this.completion = completion;
        this.request = request;
    }

    ObjectNode run(List<Webhook> registered) {
        registered.forEach(this::call);
        for (Webhook webhook : registered) {
            if (outdated.contains(webhook)) {
                call(webhook);
            }
        }
        return request.change().object();
    }

    private void call(Webhook webhook) {
        if (!webhooks.covers(webhook, request)) {
            return;
        }
        ObjectNode before = request.change().object();
        ObjectNode after = webhooks.change(webhook, request);
        if (!after.equals(before)) {
            request = request.withObject(completion.apply(after));
            outdated.addAll(seen);
            seen.clear();
        }
        if (webhook.isReinvoked()) {
            seen.add(webhook);
        }
    }
}
