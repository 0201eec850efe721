package io.connectors.sandbox.authorization;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.connectors.sandbox.resource.ObjectMeta;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Who gets the rules of a role.
 *
 * @param namespace empty for a ClusterRoleBinding
 */
record RoleBinding(String namespace, String name, RoleRef role, List<Subject> subjects) {

    RoleBinding {
        subjects = List.copyOf(subjects);
    }

    /** A role as bindings name it; {@code kind} is Role or ClusterRole. */
    record RoleRef(String kind, String name) {

        static RoleRef of(ObjectNode binding) {
            return new RoleRef(
                    binding.at("/roleRef/kind").asText(),
                    binding.at("/roleRef/name").asText());
        }

        boolean isClusterRole() {
            return kind.equals("ClusterRole");
        }
    }

    /** A user, group or service account. */
    record Subject(String kind, String namespace, String name) {

        /** Returns what {@link RbacIndex} finds a user's bindings by. */
        Optional<String> key() {
            return switch (kind) {
                case "User" -> Optional.of(userKey(name));
                case "Group" -> Optional.of(groupKey(name));
                case "ServiceAccount" ->
                    namespace.isEmpty()
                            ? Optional.empty()
                            : Optional.of(userKey("system:serviceaccount:" + namespace + ":" + name));
                default -> Optional.empty();
            };
        }

        static String userKey(String username) {
            return "user " + username;
        }

        static String groupKey(String group) {
            return "group " + group;
        }

        private String description() {
            return kind.equals("ServiceAccount")
                    ? "ServiceAccount \"%s/%s\"".formatted(name, namespace)
                    : "%s \"%s\"".formatted(kind, name);
        }
    }

    static RoleBinding of(ObjectNode binding) {
        ObjectMeta meta = ObjectMeta.of(binding);
        List<Subject> subjects = new ArrayList<>();
        for (var subject : binding.path("subjects")) {
            // A service account without namespace is one of the binding's own.
            subjects.add(new Subject(
                    subject.path("kind").asText(),
                    subject.path("namespace").asText(meta.namespace()),
                    subject.path("name").asText()));
        }
        return new RoleBinding(meta.namespace(), meta.name(), RoleRef.of(binding), subjects);
    }

    /** Returns for example {@code RoleBinding "use/demo" of Role "user" to ServiceAccount "builder/demo"}. */
    String description(Subject subject) {
        String binding = namespace.isEmpty()
                ? "ClusterRoleBinding \"%s\"".formatted(name)
                : "RoleBinding \"%s/%s\"".formatted(name, namespace);
        return "%s of %s \"%s\" to %s".formatted(binding, role.kind(), role.name(), subject.description());
    }
}
