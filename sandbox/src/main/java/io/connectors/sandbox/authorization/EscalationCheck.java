package io.connectors.sandbox.authorization;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.connectors.sandbox.resource.ApiException;
import io.connectors.sandbox.resource.ObjectMeta;
import io.connectors.sandbox.resource.Quoted;
import io.connectors.sandbox.resource.ResourceType;
import io.connectors.sandbox.resource.UserInfo;
import java.util.List;
import java.util.Set;

/**
 * Keeps users from handing out rights they do not have: in a role they need the verb {@code escalate} for it, in a binding
 * the verb {@code bind}.
 *
 * @see <a href="https://kubernetes.io/docs/reference/access-authn-authz/rbac/#privilege-escalation-prevention-and-bootstrapping">
 *     Kubernetes: privilege escalation prevention</a>
 */
public final class EscalationCheck {

    private static final List<PolicyRule> EVERYTHING = List.of(
            new PolicyRule(List.of("*"), List.of("*"), List.of("*"), List.of(), List.of()),
            new PolicyRule(List.of("*"), List.of(), List.of(), List.of(), List.of("*")));

    // What the garbage collector changes must not need the rights that the object grants.
    private static final Set<String> COLLECTED_BY =
            Set.of("ownerReferences", "finalizers", "managedFields", "resourceVersion");

    private final RbacAuthorizer authorizer;

    public EscalationCheck(RbacAuthorizer authorizer) {
        this.authorizer = authorizer;
    }

    /**
     * Refuses a new role or binding that grants more than the user has; other kinds pass.
     *
     * @throws ApiException 403 that lists the missing rights, 404 when the bound role does not exist
     */
    public void beforeCreate(UserInfo user, ResourceType type, ObjectNode object) {
        // The name of a new object is not known to the request, so a right with resourceNames does not count.
        check(user, type, object, "", hasAggregationRule(object));
    }

    /** Refuses a changed role or binding like a new one, unless nothing but its garbage collection changes. */
    public void beforeUpdate(UserInfo user, ResourceType type, ObjectNode before, ObjectNode after) {
        if (!withoutCollectedFields(before).equals(withoutCollectedFields(after))) {
            String name = ObjectMeta.of(before).name();
            check(user, type, after, name, hasAggregationRule(before) || hasAggregationRule(after));
        }
    }

    private void check(UserInfo user, ResourceType type, ObjectNode object, String requestName, boolean aggregates) {
        if (!type.group().equals(RbacTypes.GROUP) || user.groups().contains(RbacAuthorizer.MASTERS)) {
            return;
        }
        switch (type.plural()) {
            case "roles", "clusterroles" -> checkRole(user, type, object, requestName, aggregates);
            case "rolebindings", "clusterrolebindings" -> checkBinding(user, type, object);
            default -> {}
        }
    }

    private void checkRole(UserInfo user, ResourceType type, ObjectNode role, String requestName, boolean aggregates) {
        ObjectMeta meta = ObjectMeta.of(role);
        if (may(user, "escalate", type, meta.namespace(), requestName)) {
            return;
        }
        refuseMissing(user, type, role, PolicyRule.allOf(role));
        if (aggregates && !missing(user, meta.namespace(), EVERYTHING).isEmpty()) {
            throw ApiException.forbidden(
                    type, meta.name(), "must have cluster-admin privileges to use the aggregationRule");
        }
    }

    private void checkBinding(UserInfo user, ResourceType type, ObjectNode binding) {
        String namespace = ObjectMeta.of(binding).namespace();
        var role = RoleBinding.RoleRef.of(binding);
        ResourceType roleType = role.isClusterRole() ? RbacTypes.CLUSTER_ROLES : RbacTypes.ROLES;
        if (may(user, "bind", roleType, namespace, role.name())) {
            return;
        }
        List<PolicyRule> rules = authorizer
                .rulesOf(role, namespace)
                // A real API server names the binding's kind here, too.
                .orElseThrow(() -> ApiException.notFound(type, role.name()));
        refuseMissing(user, type, binding, rules);
    }

    private boolean may(UserInfo user, String verb, ResourceType type, String namespace, String name) {
        var access = new AccessAttributes.Resource(verb, type.group(), type.plural(), "", namespace, name);
        return authorizer.authorize(user, access).allowed();
    }

    private void refuseMissing(UserInfo user, ResourceType type, ObjectNode object, List<PolicyRule> granted) {
        ObjectMeta meta = ObjectMeta.of(object);
        List<String> missing = missing(user, meta.namespace(), granted);
        if (!missing.isEmpty()) {
            String message = "user %s (groups=%s) is attempting to grant RBAC permissions not currently held:\n%s"
                    .formatted(Quoted.text(user.username()), Quoted.list(user.groups()), String.join("\n", missing));
            List<String> problems = authorizer.rightsOf(user, meta.namespace()).problems();
            String unresolved =
                    problems.isEmpty() ? "" : "; resolution errors: [" + RbacAuthorizer.summary(problems) + "]";
            throw ApiException.forbidden(type, meta.name(), message + unresolved);
        }
    }

    private List<String> missing(UserInfo user, String namespace, List<PolicyRule> granted) {
        return MissingRights.between(authorizer.rightsOf(user, namespace).rules(), granted);
    }

    private static boolean hasAggregationRule(ObjectNode role) {
        return !role.at("/aggregationRule/clusterRoleSelectors").isEmpty();
    }

    private static ObjectNode withoutCollectedFields(ObjectNode object) {
        ObjectNode copy = object.deepCopy();
        if (copy.get("metadata") instanceof ObjectNode metadata) {
            metadata.remove(COLLECTED_BY);
        }
        return copy;
    }
}
