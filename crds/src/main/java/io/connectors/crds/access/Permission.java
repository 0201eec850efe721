package io.connectors.crds.access;

import io.connectors.crds.ref.ResourceRef;
import java.util.Optional;

/**
 * A right on one object, in the words of RBAC.
 *
 * @param verb such as {@code use}
 * @param group API group, such as {@code connectors.alauda.io}
 * @param resource plural, such as {@code connectors}
 * @param subresource such as {@code proxy}; empty for the object itself
 * @param object the object
 */
public record Permission(String verb, String group, String resource, String subresource, ResourceRef object) {
    private static final String PROXY = "proxy";

    /** The right to send requests through a Connector. */
    public static Permission useProxy(ResourceRef connector) {
        return new Permission("use", "connectors.alauda.io", "connectors", PROXY, connector);
    }

    /**
     * Returns the same right for one Pod alone, as approvals grant it: RBAC knows no Pods, so the Pod is part of the resource,
     * {@code connectors/proxy/v1/pod/<namespace>/<name>}. RBAC compares resources letter by letter, hence who has either right does not
     * have the other. Empty when there is no such form of this right.
     */
    Optional<Permission> within(BoundPod pod) {
        return subresource.equals(PROXY)
                ? Optional.of(new Permission(verb, group, resource, PROXY + "/v1/pod/" + pod.ref(), object))
                : Optional.empty();
    }

    /** Says the right in a sentence's words, with the command that checks it. */
    public String describe() {
        String qualified = subresource.isEmpty() ? resource : resource + "/" + subresource;
        return "verb \"%s\" on %s.%s \"%s\" in namespace \"%s\" (check: kubectl auth can-i %s %s.%s/%s%s -n %s)"
                .formatted(
                        verb,
                        qualified,
                        group,
                        object.name(),
                        object.namespace(),
                        verb,
                        resource,
                        group,
                        object.name(),
                        subresource.isEmpty() ? "" : " --subresource=" + subresource,
                        object.namespace());
    }
}
