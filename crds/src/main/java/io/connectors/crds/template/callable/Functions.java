package io.connectors.crds.template.callable;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** All functions that templates can call, by name. */
public final class Functions {
    private final Map<String, Function> byName;

    private Functions(Map<String, Function> byName) {
        this.byName = Map.copyOf(byName);
    }

    /** Collects functions; one of the same name in a later collection wins. */
    @SafeVarargs
    public static Functions of(Collection<Function>... collections) {
        Map<String, Function> all = new LinkedHashMap<>();
        for (Collection<Function> collection : collections) {
            collection.forEach(function -> all.put(function.name(), function));
        }
        return new Functions(all);
    }

    public Optional<Function> named(String name) {
        return Optional.ofNullable(byName.get(name));
    }
}
