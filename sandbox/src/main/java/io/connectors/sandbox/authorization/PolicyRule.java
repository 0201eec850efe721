package io.connectors.sandbox.authorization;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.connectors.sandbox.resource.Json;
import java.util.ArrayList;
import java.util.List;

/** One rule of a role: these verbs on these resources, or on these URLs. */
record PolicyRule(
        List<String> verbs,
        List<String> apiGroups,
        List<String> resources,
        List<String> resourceNames,
        List<String> nonResourceUrls) {

    private static final String ALL = "*";

    PolicyRule {
        verbs = List.copyOf(verbs);
        apiGroups = List.copyOf(apiGroups);
        resources = List.copyOf(resources);
        resourceNames = List.copyOf(resourceNames);
        nonResourceUrls = List.copyOf(nonResourceUrls);
    }

    static List<PolicyRule> allOf(JsonNode role) {
        List<PolicyRule> rules = new ArrayList<>();
        role.path("rules").forEach(rule -> rules.add(of(rule)));
        return List.copyOf(rules);
    }

    private static PolicyRule of(JsonNode rule) {
        return new PolicyRule(
                strings(rule, "verbs"),
                strings(rule, "apiGroups"),
                strings(rule, "resources"),
                strings(rule, "resourceNames"),
                strings(rule, "nonResourceURLs"));
    }

    static List<String> strings(JsonNode parent, String field) {
        List<String> values = new ArrayList<>();
        parent.path(field).forEach(value -> values.add(value.asText()));
        return List.copyOf(values);
    }

    boolean allows(AccessAttributes access) {
        return matches(verbs, access.verb())
                && switch (access) {
                    case AccessAttributes.Resource resource ->
                        matches(apiGroups, resource.group()) && allowsResource(resource) && allowsName(resource.name());
                    case AccessAttributes.Path(String verb, String path) -> allowsUrl(path);
                };
    }

    boolean allowsUrl(String path) {
        return nonResourceUrls.stream().anyMatch(url -> coversUrl(url, path));
    }

    static boolean matches(List<String> allowed, String value) {
        return allowed.contains(ALL) || allowed.contains(value);
    }

    /** Writes the rule as a SelfSubjectRulesReview lists it. */
    ObjectNode json() {
        var json = Json.object();
        put(json, "verbs", verbs);
        put(json, "apiGroups", apiGroups);
        put(json, "resources", resources);
        put(json, "resourceNames", resourceNames);
        put(json, "nonResourceURLs", nonResourceUrls);
        return json;
    }

    /** A rule may say {@code *}, the resource, or a subresource of any resource; {@code pods/*} has no meaning. */
    private boolean allowsResource(AccessAttributes.Resource access) {
        return matches(resources, access.combined())
                || (!access.subresource().isEmpty() && resources.contains("*/" + access.subresource()));
    }

    /** So a rule with names never allows what names no object: create, and list of everything. */
    private boolean allowsName(String name) {
        return resourceNames.isEmpty() || resourceNames.contains(name);
    }

    private static boolean coversUrl(String url, String path) {
        return url.equals(path) || (url.endsWith(ALL) && path.startsWith(url.substring(0, url.length() - 1)));
    }

    private static void put(ObjectNode json, String field, List<String> values) {
        if (!values.isEmpty()) {
            var array = json.putArray(field);
            values.forEach(array::add);
        }
    }
}
