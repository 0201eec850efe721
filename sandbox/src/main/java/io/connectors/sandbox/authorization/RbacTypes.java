package io.connectors.sandbox.authorization;

import io.connectors.sandbox.resource.ResourceType;
import java.util.List;

/** The kinds that rights are written in. */
public final class RbacTypes {

    public static final String GROUP = "rbac.authorization.k8s.io";

    public static final ResourceType ROLES = type("Role", "roles", true);
    public static final ResourceType ROLE_BINDINGS = type("RoleBinding", "rolebindings", true);
    public static final ResourceType CLUSTER_ROLES = type("ClusterRole", "clusterroles", false);
    public static final ResourceType CLUSTER_ROLE_BINDINGS = type("ClusterRoleBinding", "clusterrolebindings", false);

    public static final List<ResourceType> ALL = List.of(ROLES, ROLE_BINDINGS, CLUSTER_ROLES, CLUSTER_ROLE_BINDINGS);

    private RbacTypes() {}

    private static ResourceType type(String kind, String plural, boolean namespaced) {
        return new ResourceType(
                GROUP,
                "v1",
                kind,
                plural,
                plural.substring(0, plural.length() - 1),
                namespaced,
                List.of(),
                List.of(),
                false);
    }
}
