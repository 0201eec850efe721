package io.connectors.sandbox.storage;

import java.util.Comparator;

/**
 * Where an object is kept. The API version is no part of it: one object can be served in several.
 *
 * @param namespace empty for cluster-scoped objects
 */
public record ObjectKey(String group, String plural, String namespace, String name) implements Comparable<ObjectKey> {

    private static final Comparator<ObjectKey> ORDER = Comparator.comparing(ObjectKey::group)
            .thenComparing(ObjectKey::plural)
            .thenComparing(ObjectKey::namespace)
            .thenComparing(ObjectKey::name);

    @Override
    public int compareTo(ObjectKey other) {
        return ORDER.compare(this, other);
    }
}
