package io.connectors.sandbox.discovery;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.connectors.sandbox.resource.Json;
import io.connectors.sandbox.resource.ResourceType;
import java.util.List;

/** Writes the documents by which clients find out what is served, one request at a time and all at once. */
public final class DiscoveryDocuments {

    private DiscoveryDocuments() {}

    /** Writes {@code /api}. */
    public static ObjectNode coreVersions(String serverAddress) {
        ObjectNode document = Json.object().put("kind", "APIVersions");
        document.putArray("versions").add("v1");
        document.putArray("serverAddressByClientCIDRs")
                .addObject()
                .put("clientCIDR", "0.0.0.0/0")
                .put("serverAddress", serverAddress);
        return document;
    }

    /** Writes {@code /apis}. */
    public static ObjectNode groups(List<TypeCatalog.Group> groups) {
        ObjectNode document = Json.object().put("kind", "APIGroupList").put("apiVersion", "v1");
        ArrayNode list = document.putArray("groups");
        groups.stream().filter(group -> !group.name().isEmpty()).forEach(group -> describe(group, list.addObject()));
        return document;
    }

    /** Writes {@code /apis/<group>}. */
    public static ObjectNode group(TypeCatalog.Group group) {
        ObjectNode document = Json.object().put("kind", "APIGroup").put("apiVersion", "v1");
        describe(group, document);
        return document;
    }

    /** Writes {@code /apis/<group>/<version>} or {@code /api/v1}. */
    public static ObjectNode resources(String groupVersion, List<ServedType> types) {
        ObjectNode document = Json.object()
                .put("kind", "APIResourceList")
                .put("apiVersion", "v1")
                .put("groupVersion", groupVersion);
        ArrayNode resources = document.putArray("resources");
        for (ServedType served : types) {
            ResourceType type = served.type();
            ObjectNode resource = resources
                    .addObject()
                    .put("name", type.plural())
                    .put("singularName", type.singular())
                    .put("namespaced", type.namespaced())
                    .put("kind", type.kind());
            addNames(resource, served);
            for (ServedType.Subresource subresource : served.subresources()) {
                ObjectNode entry = resources
                        .addObject()
                        .put("name", type.plural() + "/" + subresource.name())
                        .put("singularName", "")
                        .put("namespaced", type.namespaced());
                if (!subresource.group().isEmpty()) {
                    entry.put("group", subresource.group()).put("version", subresource.version());
                }
                entry.put("kind", subresource.kind());
                putTexts(entry, "verbs", subresource.verbs());
            }
        }
        return document;
    }

    /** Writes the aggregated form of some groups. */
    public static ObjectNode aggregated(String apiVersion, List<TypeCatalog.Group> groups) {
        ObjectNode document = Json.object().put("kind", "APIGroupDiscoveryList").put("apiVersion", apiVersion);
        document.putObject("metadata");
        ArrayNode items = document.putArray("items");
        for (TypeCatalog.Group group : groups) {
            ObjectNode item = items.addObject();
            ObjectNode metadata = item.putObject("metadata");
            if (!group.name().isEmpty()) {
                metadata.put("name", group.name());
            }
            ArrayNode versions = item.putArray("versions");
            for (TypeCatalog.Version version : group.versions()) {
                ObjectNode entry = versions.addObject().put("version", version.name());
                ArrayNode resources = entry.putArray("resources");
                version.types().forEach(served -> aggregate(served, resources.addObject()));
                entry.put("freshness", "Current");
            }
        }
        return document;
    }

    private static void aggregate(ServedType served, ObjectNode resource) {
        ResourceType type = served.type();
        resource.put("resource", type.plural());
        putKind(resource, type.group(), type.version(), type.kind());
        resource.put("scope", type.namespaced() ? "Namespaced" : "Cluster").put("singularResource", type.singular());
        addNames(resource, served);
        if (!served.subresources().isEmpty()) {
            ArrayNode subresources = resource.putArray("subresources");
            for (ServedType.Subresource subresource : served.subresources()) {
                ObjectNode entry = subresources.addObject().put("subresource", subresource.name());
                boolean own = subresource.group().isEmpty();
                putKind(
                        entry,
                        own ? type.group() : subresource.group(),
                        own ? type.version() : subresource.version(),
                        subresource.kind());
                putTexts(entry, "verbs", subresource.verbs());
            }
        }
    }

    private static void describe(TypeCatalog.Group group, ObjectNode target) {
        target.put("name", group.name());
        ArrayNode versions = target.putArray("versions");
        group.versions().forEach(version -> describe(group.name(), version.name(), versions.addObject()));
        describe(group.name(), group.versions().getFirst().name(), target.putObject("preferredVersion"));
    }

    private static void describe(String group, String version, ObjectNode target) {
        target.put("groupVersion", group + "/" + version).put("version", version);
    }

    private static void addNames(ObjectNode resource, ServedType served) {
        putTexts(resource, "verbs", served.verbs());
        if (!served.type().shortNames().isEmpty()) {
            putTexts(resource, "shortNames", served.type().shortNames());
        }
        if (!served.type().categories().isEmpty()) {
            putTexts(resource, "categories", served.type().categories());
        }
    }

    private static void putKind(ObjectNode target, String group, String version, String kind) {
        target.putObject("responseKind")
                .put("group", group)
                .put("version", version)
                .put("kind", kind);
    }

    private static void putTexts(ObjectNode target, String field, List<String> texts) {
        ArrayNode array = target.putArray(field);
        texts.forEach(array::add);
    }
}
