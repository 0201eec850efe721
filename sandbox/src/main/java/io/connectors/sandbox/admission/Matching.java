package io.connectors.sandbox.admission;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.connectors.sandbox.discovery.BuiltInTypes;
import io.connectors.sandbox.resource.ObjectMeta;
import io.connectors.sandbox.resource.ObjectReader;
import io.connectors.sandbox.resource.ResourceType;
import io.connectors.sandbox.selector.LabelSelector;
import java.util.Map;
import java.util.stream.StreamSupport;

/**
 * Decides which requests a webhook is asked about, as far as its rules and selectors say it.
 *
 * <p>Both values of {@code matchPolicy} mean the same here: a request is matched in the version it was made in.
 */
record Matching(ObjectReader objects) {

    boolean covers(Webhook webhook, AdmissionRequest request) {
        return namespaceSelected(webhook, request)
                && objectSelected(webhook, request.change())
                && StreamSupport.stream(webhook.rules().spliterator(), false).anyMatch(rule -> covers(rule, request));
    }

    private boolean namespaceSelected(Webhook webhook, AdmissionRequest request) {
        if (request.namespace().isEmpty()) {
            return true;
        }
        LabelSelector selector = LabelSelector.of(webhook.node().path("namespaceSelector"));
        return selector.equals(LabelSelector.EVERYTHING) || selector.matches(namespaceLabels(request));
    }

    private Map<String, String> namespaceLabels(AdmissionRequest request) {
        boolean itself = request.type().equals(BuiltInTypes.NAMESPACES)
                && request.subresource().isEmpty()
                && !(request.change() instanceof AdmissionRequest.Change.Delete);
        ObjectNode namespace = itself
                ? request.change().object()
                : objects.get(BuiltInTypes.NAMESPACES, "", request.namespace()).orElseGet(request.change()::oldObject);
        return ObjectMeta.of(namespace).labels();
    }

    private static boolean objectSelected(Webhook webhook, AdmissionRequest.Change change) {
        LabelSelector selector = LabelSelector.of(webhook.node().path("objectSelector"));
        return selector.equals(LabelSelector.EVERYTHING)
                || (!change.object().isEmpty()
                        && selector.matches(ObjectMeta.of(change.object()).labels()))
                || (!change.oldObject().isEmpty()
                        && selector.matches(ObjectMeta.of(change.oldObject()).labels()));
    }

    private static boolean covers(JsonNode rule, AdmissionRequest request) {
        ResourceType type = request.type();
        return lists(rule.path("operations"), request.change().operation())
                && lists(rule.path("apiGroups"), type.group())
                && lists(rule.path("apiVersions"), type.version())
                && inScope(rule.path("scope").asText(), type)
                && StreamSupport.stream(rule.path("resources").spliterator(), false)
                        .anyMatch(resource -> names(resource.asText(), type.plural(), request.subresource()));
    }

    private static boolean lists(JsonNode values, String wanted) {
        return StreamSupport.stream(values.spliterator(), false)
                .map(JsonNode::asText)
                .anyMatch(value -> value.equals("*") || value.equals(wanted));
    }

    private static boolean inScope(String scope, ResourceType type) {
        return switch (scope) {
            case "Namespaced" -> type.namespaced();
            case "Cluster" -> !type.namespaced();
            default -> true;
        };
    }

    /** A resource without a slash is about objects only, {@code pods/*} about pods and all that is below them. */
    private static boolean names(String pattern, String plural, String subresource) {
        int slash = pattern.indexOf('/');
        String resource = slash < 0 ? pattern : pattern.substring(0, slash);
        String below = slash < 0 ? "" : pattern.substring(slash + 1);
        return (resource.equals("*") || resource.equals(plural)) && (below.equals("*") || below.equals(subresource));
    }
}
