package io.connectors.sandbox.authorization;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.connectors.sandbox.resource.ObjectMeta;
import io.connectors.sandbox.resource.ObjectReader;
import io.connectors.sandbox.resource.UserInfo;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** All roles and bindings at one moment, ordered so that a user's rules are found without looking at others'. */
final class RbacIndex {

    private static final String CLUSTER = "";

    private final Map<RoleKey, List<PolicyRule>> rules = new HashMap<>();
    private final Map<GrantKey, List<Grant>> grants = new HashMap<>();

    /** A role; the namespace is empty for a ClusterRole. */
    private record RoleKey(String namespace, String name) {}

    /** Where a subject has rights; the namespace is empty for the whole cluster. */
    private record GrantKey(String namespace, String subject) {}

    /** One subject of one binding, with its place among all. */
    private record Grant(int bindingOrder, int subjectOrder, RoleBinding binding) {

        private RoleBinding.Subject subject() {
            return binding.subjects().get(subjectOrder);
        }
    }

    /** What a user gets through one binding. */
    sealed interface Granted {

        record Rules(String source, List<PolicyRule> rules) implements Granted {}

        record MissingRole(String problem) implements Granted {}
    }

    private RbacIndex() {}

    static RbacIndex read(ObjectReader objects) {
        var index = new RbacIndex();
        for (ObjectNode role : objects.list(RbacTypes.ROLES, "")) {
            ObjectMeta meta = ObjectMeta.of(role);
            index.rules.put(new RoleKey(meta.namespace(), meta.name()), PolicyRule.allOf(role));
        }
        new ClusterRoleAggregation(objects.list(RbacTypes.CLUSTER_ROLES, ""))
                .rulesByName()
                .forEach((name, rules) -> index.rules.put(new RoleKey(CLUSTER, name), rules));
        List<RoleBinding> bindings = new ArrayList<>();
        objects.list(RbacTypes.CLUSTER_ROLE_BINDINGS, "").forEach(binding -> bindings.add(RoleBinding.of(binding)));
        objects.list(RbacTypes.ROLE_BINDINGS, "").forEach(binding -> bindings.add(RoleBinding.of(binding)));
        // Cluster-wide first, then by name: the reason of a decision does not depend on the order of storage.
        bindings.sort(Comparator.comparing(RoleBinding::namespace).thenComparing(RoleBinding::name));
        for (int order = 0; order < bindings.size(); order++) {
            index.add(order, bindings.get(order));
        }
        return index;
    }

    /** Returns what applies to the user in the namespace, cluster-wide rights among it. */
    List<Granted> grantedTo(UserInfo user, String namespace) {
        var found = new TreeMap<Integer, Grant>();
        collect(user, CLUSTER, found);
        if (!namespace.isEmpty()) {
            collect(user, namespace, found);
        }
        return found.values().stream().map(this::granted).toList();
    }

    /** Finds the rules of a role as a binding of that namespace means it. */
    Optional<List<PolicyRule>> rulesOf(RoleBinding.RoleRef role, String bindingNamespace) {
        return Optional.ofNullable(
                rules.get(new RoleKey(role.isClusterRole() ? CLUSTER : bindingNamespace, role.name())));
    }

    private void add(int order, RoleBinding binding) {
        for (int subject = 0; subject < binding.subjects().size(); subject++) {
            var grant = new Grant(order, subject, binding);
            grant.subject()
                    .key()
                    .ifPresent(key -> grants.computeIfAbsent(
                                    new GrantKey(binding.namespace(), key), _ -> new ArrayList<>())
                            .add(grant));
        }
    }

    private void collect(UserInfo user, String namespace, Map<Integer, Grant> found) {
        collect(new GrantKey(namespace, RoleBinding.Subject.userKey(user.username())), found);
        for (String group : user.groups()) {
            collect(new GrantKey(namespace, RoleBinding.Subject.groupKey(group)), found);
        }
    }

    private void collect(GrantKey key, Map<Integer, Grant> found) {
        for (Grant grant : grants.getOrDefault(key, List.of())) {
            found.merge(
                    grant.bindingOrder(),
                    grant,
                    (one, other) -> one.subjectOrder() <= other.subjectOrder() ? one : other);
        }
    }

    private Granted granted(Grant grant) {
        RoleBinding binding = grant.binding();
        RoleBinding.RoleRef role = binding.role();
        return rulesOf(role, binding.namespace())
                .<Granted>map(found -> new Granted.Rules(binding.description(grant.subject()), found))
                .orElseGet(() -> new Granted.MissingRole("%s.%s \"%s\" not found"
                        .formatted(role.kind().toLowerCase(Locale.ROOT), RbacTypes.GROUP, role.name())));
    }
}
