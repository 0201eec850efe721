package io.connectors.sandbox.discovery;

import io.connectors.sandbox.resource.ResourceType;
import io.connectors.sandbox.schema.BuiltInSchemas;
import io.connectors.sandbox.schema.Schema;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A type with what the API server must know to serve it.
 *
 * @param countsGenerations whether metadata.generation grows with each change of the specification
 * @param review whether it is a question that is answered, not an object that is kept
 * @param custom present for the types of custom resource definitions
 */
public record ServedType(ResourceType type, boolean countsGenerations, boolean review, Optional<Custom> custom) {

    private static final List<String> OBJECT_VERBS =
            List.of("create", "delete", "deletecollection", "get", "list", "patch", "update", "watch");

    /**
     * What only a custom resource definition says.
     *
     * @param storageVersion the version in which its objects are kept
     */
    public record Custom(
            Schema schema, String storageVersion, List<PrinterColumn> columns, Set<String> selectableFields) {}

    /** An endpoint below an object. */
    public record Subresource(String name, String group, String version, String kind, List<String> verbs) {}

    static ServedType builtIn(ResourceType type, boolean countsGenerations, boolean review) {
        return new ServedType(type, countsGenerations, review, Optional.empty());
    }

    public Schema schema() {
        return custom.map(Custom::schema).orElseGet(() -> BuiltInSchemas.of(type));
    }

    public boolean isCustom() {
        return custom.isPresent();
    }

    /** Returns the type in whose version objects are kept. */
    public String storedApiVersion() {
        return custom.map(Custom::storageVersion)
                .map(version -> type.group() + "/" + version)
                .orElse(type.apiVersion());
    }

    public Set<String> selectableFields() {
        return custom.map(Custom::selectableFields).orElse(Set.of());
    }

    public List<String> verbs() {
        return review ? List.of("create") : OBJECT_VERBS;
    }

    public List<Subresource> subresources() {
        List<Subresource> found = new ArrayList<>();
        if (type.group().isEmpty() && type.plural().equals("namespaces")) {
            found.add(new Subresource("finalize", "", "", type.kind(), List.of("update")));
        }
        if (type.statusSubresource()) {
            found.add(new Subresource("status", "", "", type.kind(), List.of("get", "patch", "update")));
        }
        if (type.group().isEmpty() && type.plural().equals("serviceaccounts")) {
            found.add(new Subresource("token", "authentication.k8s.io", "v1", "TokenRequest", List.of("create")));
        }
        return found;
    }
}
