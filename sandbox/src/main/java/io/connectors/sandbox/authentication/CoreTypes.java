package io.connectors.sandbox.authentication;

import io.connectors.sandbox.resource.ResourceType;
import java.util.List;

/** The kinds that a token can stand for or be bound to. */
final class CoreTypes {

    static final ResourceType SERVICE_ACCOUNTS = type("ServiceAccount", "serviceaccounts", true);
    static final ResourceType PODS = type("Pod", "pods", true);
    static final ResourceType SECRETS = type("Secret", "secrets", true);
    static final ResourceType NODES = type("Node", "nodes", false);

    private CoreTypes() {}

    private static ResourceType type(String kind, String plural, boolean namespaced) {
        return new ResourceType(
                "",
                "v1",
                kind,
                plural,
                plural.substring(0, plural.length() - 1),
                namespaced,
                List.of(),
                List.of(),
                !plural.equals("secrets"));
    }
}
