package io.connectors.sandbox.admission;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** One webhook of a configuration, its defaults filled in. */
record Webhook(String configuration, int index, JsonNode node) {

    /** Takes the webhooks out of configurations, in the order in which they are called. */
    static List<Webhook> of(List<ObjectNode> configurations) {
        List<Webhook> webhooks = new ArrayList<>();
        for (ObjectNode configuration : configurations) {
            String name = configuration.at("/metadata/name").asText();
            int index = 0;
            for (JsonNode each : configuration.path("webhooks")) {
                webhooks.add(new Webhook(name, index++, each));
            }
        }
        webhooks.sort(Comparator.comparing(Webhook::configuration).thenComparingInt(Webhook::index));
        return webhooks;
    }

    String name() {
        return node.path("name").asText();
    }

    JsonNode rules() {
        return node.path("rules");
    }

    JsonNode client() {
        return node.path("clientConfig");
    }

    Duration timeout() {
        return Duration.ofSeconds(node.path("timeoutSeconds").asInt(10));
    }

    /** Tells whether a request passes when the webhook cannot be asked. */
    boolean isOptional() {
        return node.path("failurePolicy").asText().equals("Ignore");
    }

    boolean isFreeOfSideEffects() {
        return List.of("None", "NoneOnDryRun").contains(node.path("sideEffects").asText());
    }

    boolean isReinvoked() {
        return node.path("reinvocationPolicy").asText().equals("IfNeeded");
    }
}
