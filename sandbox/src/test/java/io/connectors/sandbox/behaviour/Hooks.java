package io.connectors.sandbox.behaviour;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * Webhook configurations for one workspace. They are asked about its namespace only, so that others may use the API server
 * meanwhile, and go with the workspace.
 */
final class Hooks {

    private static final String COLLECTION = "/apis/admissionregistration.k8s.io/v1/";
    private static final String PROBE = "probe";

    private final Workspace team;
    private final WebhookServer server;
    private final String plural;
    private final ArrayNode webhooks = JsonNodeFactory.instance.arrayNode();

    private Hooks(Workspace team, WebhookServer server, String plural) {
        this.team = team;
        this.server = server;
        this.plural = plural;
    }

    static Hooks validating(Workspace team, WebhookServer server) {
        return new Hooks(team, server, "validatingwebhookconfigurations");
    }

    static Hooks mutating(Workspace team, WebhookServer server) {
        return new Hooks(team, server, "mutatingwebhookconfigurations");
    }

    /** The rule for some operations on ConfigMaps. */
    static String configMaps(String operations) {
        return "rules: [{operations: [%s], apiGroups: [''], apiVersions: [v1], resources: [configmaps]}]"
                .formatted(operations);
    }

    String toolboxes(String operations, String resources) {
        return "rules: [{operations: [%s], apiGroups: [%s], apiVersions: ['*'], resources: [%s]}]"
                .formatted(operations, team.server().toolboxes().group(), resources);
    }

    /** Adds the webhook at a path of the server; the fields, in YAML, replace the usual ones. */
    Hooks with(String name, String fields) {
        ObjectNode webhook = webhook(name, "matchExpressions: [{key: %s, operator: DoesNotExist}]".formatted(PROBE));
        Json.ofYaml("{" + fields + "}").properties().forEach(field -> webhook.set(field.getKey(), field.getValue()));
        webhooks.add(webhook);
        return this;
    }

    String name(String name) {
        return "%s.%s.behaviour.test".formatted(name, team.namespace());
    }

    /** Registers the webhooks under a name that is unique with the given prefix, and waits until they are asked. */
    Reply register(String prefix) {
        String name = prefix + "-" + team.namespace();
        ObjectNode ready = webhook(WebhookServer.READY, "matchLabels: {%s: %s}".formatted(PROBE, name));
        ready.set("rules", Json.ofYaml("{" + configMaps("CREATE") + "}").path("rules"));
        webhooks.insert(0, ready);
        Reply created = team.createClusterWide(COLLECTION + plural, configuration(name));
        String probe = """
                apiVersion: v1
                kind: ConfigMap
                metadata: {name: probe, labels: {%s: %s}}
                """.formatted(PROBE, name);
        Eventually.becomes(
                () -> {
                    team.http().post(RawHttp.query(team.core("configmaps"), "dryRun", "All"), probe);
                    return server.isReadyFor(name);
                },
                inForce -> inForce);
        return created;
    }

    /** Sends the configuration as it is, for what is refused. */
    Reply attempt() {
        return team.http().post(COLLECTION + plural, configuration(team.unique("refused")));
    }

    private String configuration(String name) {
        JsonNode configuration = JsonNodeFactory.instance
                .objectNode()
                .put("apiVersion", "admissionregistration.k8s.io/v1")
                .put(
                        "kind",
                        plural.startsWith("mutating")
                                ? "MutatingWebhookConfiguration"
                                : "ValidatingWebhookConfiguration")
                .set("webhooks", webhooks);
        ((ObjectNode) configuration).putObject("metadata").put("name", name);
        return configuration.toString();
    }

    private ObjectNode webhook(String name, String objectSelector) {
        return (ObjectNode) Json.ofYaml(
                """
                name: %s
                clientConfig: {url: "%s", caBundle: %s}
                admissionReviewVersions: [v1]
                sideEffects: None
                timeoutSeconds: 5
                namespaceSelector: {matchLabels: {kubernetes.io/metadata.name: %s}}
                objectSelector: {%s}
                """.formatted(name(name), server.url(name), server.caBundle(), team.namespace(), objectSelector));
    }
}
