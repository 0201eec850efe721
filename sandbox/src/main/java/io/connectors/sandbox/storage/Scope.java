package io.connectors.sandbox.storage;

/**
 * The objects that one list or watch looks at.
 *
 * @param namespace empty for all namespaces and for cluster-scoped objects
 */
public record Scope(String group, String plural, String namespace) {

    public boolean contains(ObjectKey key) {
        return key.group().equals(group)
                && key.plural().equals(plural)
                && (namespace.isEmpty() || key.namespace().equals(namespace));
    }

    /** Returns the smallest key of the scope. */
    ObjectKey from() {
        return new ObjectKey(group, plural, namespace, "");
    }

    /** Returns the smallest key above the scope. */
    ObjectKey to() {
        return namespace.isEmpty()
                ? new ObjectKey(group, plural + "\0", "", "")
                : new ObjectKey(group, plural, namespace + "\0", "");
    }
}
