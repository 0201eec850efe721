package io.connectors.sandbox.kind;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** What a webhook configuration means where it says nothing. */
final class WebhookDefaults {

    private static final int TIMEOUT_SECONDS = 10;
    private static final int HTTPS_PORT = 443;

    private WebhookDefaults() {}

    static void apply(ObjectNode configuration, boolean mutating) {
        for (JsonNode each : configuration.path("webhooks")) {
            if (each instanceof ObjectNode webhook) {
                apply(webhook);
                if (mutating) {
                    putIfAbsent(webhook, "reinvocationPolicy", "Never");
                }
            }
        }
    }

    private static void apply(ObjectNode webhook) {
        putIfAbsent(webhook, "failurePolicy", "Fail");
        putIfAbsent(webhook, "matchPolicy", "Equivalent");
        for (String selector : new String[] {"namespaceSelector", "objectSelector"}) {
            if (!webhook.has(selector)) {
                webhook.putObject(selector);
            }
        }
        if (!webhook.has("timeoutSeconds")) {
            webhook.put("timeoutSeconds", TIMEOUT_SECONDS);
        }
        for (JsonNode each : webhook.path("rules")) {
            if (each instanceof ObjectNode rule) {
                putIfAbsent(rule, "scope", "*");
            }
        }
        if (webhook.path("clientConfig").path("service") instanceof ObjectNode service && !service.has("port")) {
            service.put("port", HTTPS_PORT);
        }
    }

    private static void putIfAbsent(ObjectNode object, String field, String value) {
        if (!object.has(field)) {
            object.put(field, value);
        }
    }
}
