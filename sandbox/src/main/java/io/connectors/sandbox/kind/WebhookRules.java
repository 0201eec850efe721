package io.connectors.sandbox.kind;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.connectors.sandbox.expression.ExpressionException;
import io.connectors.sandbox.expression.MatchCondition;
import io.connectors.sandbox.resource.Cause;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * What webhook configurations must say, in the words of a real API server.
 *
 * @param mutating whether their webhooks may change objects
 */
record WebhookRules(boolean mutating) implements KindRules {

    @Override
    public void complete(ObjectNode object, Instant now) {
        WebhookDefaults.apply(object, mutating);
    }

    @Override
    public void complete(ObjectNode live, ObjectNode object, Instant now) {
        WebhookDefaults.apply(object, mutating);
    }

    @Override
    public List<Cause> problems(ObjectNode object) {
        List<Cause> causes = new ArrayList<>();
        Set<String> names = new HashSet<>();
        int index = 0;
        for (JsonNode webhook : object.path("webhooks")) {
            String path = "webhooks[%d]".formatted(index++);
            var check = new WebhookCheck(path, webhook, causes);
            check.run(mutating);
            JsonNode name = webhook.path("name");
            if (!name.asText().isEmpty() && !names.add(name.asText())) {
                causes.add(new Cause("FieldValueDuplicate", "Duplicate value: " + name, path + ".name"));
            }
        }
        return causes;
    }

    /** The rules of one webhook. */
    private record WebhookCheck(String path, JsonNode webhook, List<Cause> causes) {

        private static final int MIN_NAME_SEGMENTS = 3;
        private static final int MAX_TIMEOUT_SECONDS = 30;
        private static final List<String> REVIEW_VERSIONS = List.of("v1", "v1beta1");
        private static final List<String> OPERATIONS = List.of("*", "CONNECT", "CREATE", "DELETE", "UPDATE");

        void run(boolean mutating) {
            name();
            int index = 0;
            for (JsonNode rule : webhook.path("rules")) {
                rule(rule, "%s.rules[%d]".formatted(path, index++));
            }
            supported(webhook, path, "failurePolicy", List.of("Fail", "Ignore"));
            supported(webhook, path, "matchPolicy", List.of("Equivalent", "Exact"));
            sideEffects();
            timeout();
            WebhookSelector.check(webhook.path("namespaceSelector"), path + ".namespaceSelector", causes);
            WebhookSelector.check(webhook.path("objectSelector"), path + ".objectSelector", causes);
            if (mutating) {
                supported(webhook, path, "reinvocationPolicy", List.of("IfNeeded", "Never"));
            }
            WebhookAddress.check(webhook.path("clientConfig"), path + ".clientConfig", causes);
            reviewVersions(webhook.path("admissionReviewVersions"), path + ".admissionReviewVersions");
            conditions();
        }

        private void conditions() {
            int index = 0;
            Set<String> names = new HashSet<>();
            for (JsonNode condition : webhook.path("matchConditions")) {
                String at = "%s.matchConditions[%d]".formatted(path, index++);
                JsonNode name = condition.path("name");
                if (name.asText().isEmpty()) {
                    required(at + ".name", "");
                } else if (!names.add(name.asText())) {
                    causes.add(new Cause("FieldValueDuplicate", "Duplicate value: " + name, at + ".name"));
                }
                condition(condition.path("expression"), at + ".expression");
            }
        }

        private void condition(JsonNode expression, String at) {
            if (expression.asText().isBlank()) {
                required(at, "");
                return;
            }
            try {
                MatchCondition.compile(expression.asText());
            } catch (ExpressionException e) {
                invalid(at, expression, e.message());
            }
        }

        private void name() {
            JsonNode name = webhook.path("name");
            String text = name.asText();
            if (text.isEmpty()) {
                required(path + ".name", "");
            } else if (NameRule.SUBDOMAIN.refusal(text).isPresent()) {
                invalid(path + ".name", name, NameRule.SUBDOMAIN.refusal(text).get());
            } else if (text.split("\\.", -1).length < MIN_NAME_SEGMENTS) {
                invalid(path + ".name", name, "should be a domain with at least three segments separated by dots");
            }
        }

        private void rule(JsonNode rule, String rulePath) {
            alone(rule.path("operations"), rulePath + ".operations", "other operations");
            int index = 0;
            for (JsonNode operation : rule.path("operations")) {
                if (!OPERATIONS.contains(operation.asText())) {
                    notSupported("%s.operations[%d]".formatted(rulePath, index), operation, OPERATIONS);
                }
                index++;
            }
            alone(rule.path("apiGroups"), rulePath + ".apiGroups", "other API groups");
            alone(rule.path("apiVersions"), rulePath + ".apiVersions", "other API versions");
            resources(rule.path("resources"), rulePath + ".resources");
            supported(rule, rulePath, "scope", List.of("*", "Cluster", "Namespaced"));
        }

        private void alone(JsonNode values, String valuesPath, String others) {
            if (values.isEmpty()) {
                required(valuesPath, "");
            } else if (values.size() > 1 && contains(values, "*")) {
                invalid(valuesPath, values, "if '*' is present, must not specify " + others);
            }
        }

        private void resources(JsonNode resources, String resourcesPath) {
            if (resources.isEmpty()) {
                required(resourcesPath, "");
            }
            if (resources.size() > 1 && contains(resources, "*/*")) {
                invalid(resourcesPath, resources, "if '*/*' is present, must not specify other resources");
            }
            boolean plain = false;
            for (JsonNode resource : resources) {
                plain |= !resource.asText().contains("/") && !resource.asText().equals("*");
            }
            if (plain && contains(resources, "*")) {
                invalid(
                        resourcesPath,
                        resources,
                        "if '*' is present, must not specify other resources without subresources");
            }
        }

        private void sideEffects() {
            List<String> allowed = List.of("None", "NoneOnDryRun");
            if (!webhook.has("sideEffects")) {
                required(path + ".sideEffects", "must specify one of " + String.join(", ", allowed));
            }
            supported(webhook, path, "sideEffects", allowed);
        }

        private void timeout() {
            JsonNode seconds = webhook.path("timeoutSeconds");
            if (seconds.isNumber() && (seconds.asInt() < 1 || seconds.asInt() > MAX_TIMEOUT_SECONDS)) {
                invalid(
                        path + ".timeoutSeconds",
                        IntNode.valueOf(seconds.asInt()),
                        "the timeout value must be between 1 and 30 seconds");
            }
        }

        private void reviewVersions(JsonNode versions, String versionsPath) {
            String known = String.join(", ", REVIEW_VERSIONS);
            if (versions.isEmpty()) {
                required(versionsPath, "must specify one of " + known);
            } else if (REVIEW_VERSIONS.stream().noneMatch(version -> contains(versions, version))) {
                invalid(versionsPath, versions, "must include at least one of " + known);
            }
        }

        private void supported(JsonNode object, String objectPath, String field, List<String> values) {
            JsonNode value = object.path(field);
            if (!value.isMissingNode() && !values.contains(value.asText())) {
                notSupported(objectPath + "." + field, value, values);
            }
        }

        private static boolean contains(JsonNode values, String wanted) {
            for (JsonNode value : values) {
                if (value.asText().equals(wanted)) {
                    return true;
                }
            }
            return false;
        }

        private void required(String field, String detail) {
            causes.add(new Cause(
                    "FieldValueRequired", detail.isEmpty() ? "Required value" : "Required value: " + detail, field));
        }

        private void invalid(String field, JsonNode value, String why) {
            causes.add(new Cause("FieldValueInvalid", "Invalid value: %s: %s".formatted(value, why), field));
        }

        private void notSupported(String field, JsonNode value, List<String> values) {
            String supported = "\"" + String.join("\", \"", values) + "\"";
            causes.add(new Cause(
                    "FieldValueNotSupported",
                    "Unsupported value: %s: supported values: %s".formatted(value, supported),
                    field));
        }
    }
}
