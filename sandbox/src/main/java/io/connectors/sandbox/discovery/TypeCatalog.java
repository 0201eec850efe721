package io.connectors.sandbox.discovery;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.connectors.sandbox.resource.ResourceType;
import io.connectors.sandbox.storage.ObjectStore;
import io.connectors.sandbox.storage.Scope;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** All types served at this moment. A definition written counts for the very next request. Safe for any thread. */
public final class TypeCatalog {

    private final ObjectStore store;

    // Replaced by whichever thread first sees that definitions changed; a second one computes the same.
    private volatile Catalog catalog = new Catalog(-1, Map.of(), List.of());

    private record Catalog(long definitionsAt, Map<String, ServedType> byPath, List<Group> groups) {}

    /** An API group; the preferred version is the first. */
    public record Group(String name, List<Version> versions) {}

    public record Version(String name, List<ServedType> types) {}

    public TypeCatalog(ObjectStore store) {
        this.store = store;
    }

    public Optional<ServedType> find(String group, String version, String plural) {
        return Optional.ofNullable(current().byPath().get(path(group, version, plural)));
    }

    /** Finds a type by what an owner reference says. */
    public Optional<ServedType> findKind(String apiVersion, String kind) {
        return current().byPath().values().stream()
                .filter(served -> served.type().apiVersion().equals(apiVersion)
                        && served.type().kind().equals(kind))
                .findFirst();
    }

    /** Finds the type of stored objects, in the version they are kept in. */
    public Optional<ServedType> findStored(String group, String plural) {
        return current().byPath().values().stream()
                .filter(served -> served.type().group().equals(group)
                        && served.type().plural().equals(plural))
                .filter(served -> served.storedApiVersion().equals(served.type().apiVersion()))
                .findFirst();
    }

    public Collection<ServedType> all() {
        return current().byPath().values();
    }

    public Optional<Group> group(String name) {
        return groups().stream().filter(group -> group.name().equals(name)).findFirst();
    }

    /** Returns the groups, the core group first. */
    public List<Group> groups() {
        return current().groups();
    }

    private Catalog current() {
        ResourceType definitions = BuiltInTypes.DEFINITIONS;
        long changedAt = store.lastChangeOf(definitions.group(), definitions.plural());
        Catalog known = catalog;
        if (known.definitionsAt() != changedAt) {
            known = build(changedAt);
            catalog = known;
        }
        return known;
    }

    private Catalog build(long changedAt) {
        List<ServedType> types = new ArrayList<>(BuiltInTypes.all());
        ResourceType definitions = BuiltInTypes.DEFINITIONS;
        for (ObjectNode definition : store.list(new Scope(definitions.group(), definitions.plural(), ""))
                .objects()
                .values()) {
            types.addAll(new CustomResourceDefinition(definition).servedTypes());
        }
        Map<String, ServedType> byPath = new LinkedHashMap<>();
        for (ServedType served : types) {
            ResourceType type = served.type();
            byPath.put(path(type.group(), type.version(), type.plural()), served);
        }
        return new Catalog(changedAt, byPath, groups(byPath.values().stream().toList()));
    }

    private static List<Group> groups(List<ServedType> types) {
        Map<String, Map<String, List<ServedType>>> sorted = new TreeMap<>();
        for (ServedType served : types) {
            sorted.computeIfAbsent(
                            served.type().group(),
                            _ -> new TreeMap<>(Comparator.comparing(VersionPriority::of)
                                    .reversed()
                                    .thenComparing(Comparator.naturalOrder())))
                    .computeIfAbsent(served.type().version(), _ -> new ArrayList<>())
                    .add(served);
        }
        List<Group> groups = new ArrayList<>();
        sorted.forEach((name, versions) -> groups.add(new Group(
                name,
                versions.entrySet().stream()
                        .map(version -> new Version(version.getKey(), List.copyOf(version.getValue())))
                        .toList())));
        return groups;
    }

    private static String path(String group, String version, String plural) {
        return group + "/" + version + "/" + plural;
    }
}
