package io.connectors.sandbox.registry;

import io.connectors.sandbox.discovery.ServedType;
import io.connectors.sandbox.resource.ResourceType;
import io.connectors.sandbox.storage.ObjectKey;
import io.connectors.sandbox.storage.Scope;

/**
 * What a request is about.
 *
 * @param namespace empty for cluster-scoped types and for all namespaces
 * @param name empty for a collection
 * @param subresource empty for the object itself
 */
public record Target(ServedType served, String namespace, String name, String subresource) {

    public ResourceType type() {
        return served.type();
    }

    public Target named(String other) {
        return new Target(served, namespace, other, subresource);
    }

    public Target in(String otherNamespace) {
        return new Target(served, otherNamespace, name, subresource);
    }

    public boolean isStatus() {
        return subresource.equals("status");
    }

    public ObjectKey key() {
        return new ObjectKey(type().group(), type().plural(), namespace, name);
    }

    public Scope scope() {
        return new Scope(type().group(), type().plural(), namespace);
    }
}
