package io.connectors.sandbox.authorization;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.connectors.sandbox.resource.Cause;
import io.connectors.sandbox.resource.Json;
import io.connectors.sandbox.resource.Quoted;
import io.connectors.sandbox.resource.ResourceType;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Finds what a schema cannot say is wrong in a role or binding; expects {@link RbacDefaulting} to have run. */
public final class RbacValidation {

    private RbacValidation() {}

    /** Returns the problems of an object, none for kinds other than roles and bindings. */
    public static List<Cause> problems(ResourceType type, ObjectNode object) {
        List<Cause> causes = new ArrayList<>();
        if (type.group().equals(RbacTypes.GROUP)) {
            if (type.kind().endsWith("Binding")) {
                roleRef(type, object.path("roleRef"), causes);
                subjects(type, object.path("subjects"), causes);
            } else {
                rules(type, object.path("rules"), causes);
            }
        }
        return causes;
    }

    /** Returns the problems of a change: those of the new object, and a role that may not be exchanged. */
    public static List<Cause> problems(ResourceType type, ObjectNode before, ObjectNode after) {
        List<Cause> causes = new ArrayList<>(problems(type, after));
        JsonNode role = after.path("roleRef");
        if (type.group().equals(RbacTypes.GROUP) && !before.path("roleRef").equals(role)) {
            String value = Json.object()
                    .put("APIGroup", text(role, "apiGroup"))
                    .put("Kind", text(role, "kind"))
                    .put("Name", text(role, "name"))
                    .toString();
            causes.add(invalid("roleRef", value, "cannot change roleRef"));
        }
        return causes;
    }

    private static void rules(ResourceType type, JsonNode rules, List<Cause> causes) {
        for (int i = 0; i < rules.size(); i++) {
            rule(type, rules.get(i), "rules[" + i + "].", causes);
        }
    }

    private static void rule(ResourceType type, JsonNode rule, String at, List<Cause> causes) {
        if (rule.path("verbs").isEmpty()) {
            causes.add(required(at + "verbs", "verbs must contain at least one value"));
        }
        JsonNode urls = rule.path("nonResourceURLs");
        boolean groups = !rule.path("apiGroups").isEmpty();
        boolean resources = !rule.path("resources").isEmpty();
        if (!urls.isEmpty()) {
            if (type.namespaced()) {
                causes.add(invalid(
                        at + "nonResourceURLs", urls.toString(), "namespaced rules cannot apply to non-resource URLs"));
            }
            if (groups || resources || !rule.path("resourceNames").isEmpty()) {
                causes.add(invalid(
                        at + "nonResourceURLs",
                        urls.toString(),
                        "rules cannot apply to both regular resources and non-resource URLs"));
            }
            return;
        }
        if (!groups) {
            causes.add(required(at + "apiGroups", "resource rules must supply at least one api group"));
        }
        if (!resources) {
            causes.add(required(at + "resources", "resource rules must supply at least one resource"));
        }
    }

    private static void roleRef(ResourceType type, JsonNode role, List<Cause> causes) {
        if (role.isObject()) {
            oneOf("roleRef.apiGroup", text(role, "apiGroup"), List.of(RbacTypes.GROUP), causes);
        }
        List<String> kinds = type.namespaced() ? List.of("Role", "ClusterRole") : List.of("ClusterRole");
        oneOf("roleRef.kind", text(role, "kind"), kinds, causes);
        if (text(role, "name").isEmpty()) {
            causes.add(required("roleRef.name", ""));
        }
    }

    private static void subjects(ResourceType type, JsonNode subjects, List<Cause> causes) {
        for (int i = 0; i < subjects.size(); i++) {
            subject(type, subjects.get(i), "subjects[" + i + "].", causes);
        }
    }

    private static void subject(ResourceType type, JsonNode subject, String at, List<Cause> causes) {
        if (text(subject, "name").isEmpty()) {
            causes.add(required(at + "name", ""));
        }
        String kind = text(subject, "kind");
        switch (kind) {
            case "ServiceAccount" -> {
                oneOf(at + "apiGroup", text(subject, "apiGroup"), List.of(""), causes);
                if (!type.namespaced() && text(subject, "namespace").isEmpty()) {
                    causes.add(required(at + "namespace", ""));
                }
            }
            case "User", "Group" -> oneOf(at + "apiGroup", text(subject, "apiGroup"), List.of(RbacTypes.GROUP), causes);
            default -> oneOf(at + "kind", kind, List.of("ServiceAccount", "User", "Group"), causes);
        }
    }

    private static void oneOf(String field, String value, List<String> allowed, List<Cause> causes) {
        if (!allowed.contains(value)) {
            causes.add(new Cause(
                    "FieldValueNotSupported",
                    "Unsupported value: %s: supported values: %s"
                            .formatted(
                                    Quoted.text(value),
                                    allowed.stream().map(Quoted::text).collect(Collectors.joining(", "))),
                    field));
        }
    }

    private static Cause required(String field, String why) {
        return new Cause("FieldValueRequired", why.isEmpty() ? "Required value" : "Required value: " + why, field);
    }

    private static Cause invalid(String field, String value, String why) {
        return new Cause("FieldValueInvalid", "Invalid value: " + value + ": " + why, field);
    }

    private static String text(JsonNode parent, String field) {
        return parent.path(field).asText("");
    }
}
