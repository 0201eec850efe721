package io.connectors.sandbox.authorization;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.connectors.sandbox.resource.ObjectMeta;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The rules of cluster roles, those with an {@code aggregationRule} gathered from the roles it selects.
 *
 * <p>A real cluster has a controller write the gathered rules into the role; here they are gathered when rights are
 * evaluated, which needs no controller and is never late.
 */
final class ClusterRoleAggregation {

    private final Map<String, ObjectNode> roles = new HashMap<>();

    ClusterRoleAggregation(List<ObjectNode> clusterRoles) {
        clusterRoles.forEach(role -> roles.put(ObjectMeta.of(role).name(), role));
    }

    Map<String, List<PolicyRule>> rulesByName() {
        Map<String, List<PolicyRule>> rules = new HashMap<>();
        roles.forEach((name, role) -> rules.put(name, List.copyOf(rulesOf(role, new HashSet<>()))));
        return rules;
    }

    private Set<PolicyRule> rulesOf(ObjectNode role, Set<String> seen) {
        JsonNode selectors = role.at("/aggregationRule/clusterRoleSelectors");
        if (selectors.isEmpty()) {
            return new LinkedHashSet<>(PolicyRule.allOf(role));
        }
        // Roles may select each other in a circle: each is gathered once.
        seen.add(ObjectMeta.of(role).name());
        Set<PolicyRule> rules = new LinkedHashSet<>();
        for (ObjectNode part : selected(selectors)) {
            if (!seen.contains(ObjectMeta.of(part).name())) {
                rules.addAll(rulesOf(part, seen));
            }
        }
        return rules;
    }

    private List<ObjectNode> selected(JsonNode selectors) {
        List<ObjectNode> selected = new ArrayList<>();
        for (ObjectNode role : roles.values()) {
            Map<String, String> labels = ObjectMeta.of(role).labels();
            for (JsonNode selector : selectors) {
                if (matches(selector, labels)) {
                    selected.add(role);
                    break;
                }
            }
        }
        selected.sort(Comparator.comparing(role -> ObjectMeta.of(role).name()));
        return selected;
    }

    private static boolean matches(JsonNode selector, Map<String, String> labels) {
        for (var wanted : selector.path("matchLabels").properties()) {
            if (!wanted.getValue().asText().equals(labels.get(wanted.getKey()))) {
                return false;
            }
        }
        for (JsonNode expression : selector.path("matchExpressions")) {
            if (!holds(expression, labels)) {
                return false;
            }
        }
        return true;
    }

    private static boolean holds(JsonNode expression, Map<String, String> labels) {
        String key = expression.path("key").asText();
        List<String> values = PolicyRule.strings(expression, "values");
        return switch (expression.path("operator").asText()) {
            case "In" -> labels.containsKey(key) && values.contains(labels.get(key));
            case "NotIn" -> !labels.containsKey(key) || !values.contains(labels.get(key));
            case "Exists" -> labels.containsKey(key);
            case "DoesNotExist" -> !labels.containsKey(key);
            default -> false;
        };
    }
}
