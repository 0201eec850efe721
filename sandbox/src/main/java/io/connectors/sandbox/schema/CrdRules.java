package io.connectors.sandbox.schema;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.connectors.sandbox.resource.Cause;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** The rules of CustomResourceDefinitions: names, versions and structural schemas. */
final class CrdRules {

    private CrdRules() {}

    static List<Cause> check(ObjectNode definition) {
        List<Cause> causes = new ArrayList<>();
        JsonNode spec = definition.path("spec");
        names(definition, spec, causes);
        if (!List.of("Cluster", "Namespaced").contains(spec.path("scope").asText())) {
            causes.add(Causes.unsupported("spec.scope", spec.path("scope"), List.of("Cluster", "Namespaced")));
        }
        versions(spec.path("versions"), causes);
        return causes;
    }

    private static void names(ObjectNode definition, JsonNode spec, List<Cause> causes) {
        JsonNode names = spec.path("names");
        JsonNode name = definition.path("metadata").path("name");
        String plural = names.path("plural").asText();
        String group = spec.path("group").asText();
        if (!name.asText().equals(plural + "." + group)) {
            causes.add(Causes.invalid("metadata.name", name, "must be spec.names.plural+\".\"+spec.group"));
        }
        if (group.isEmpty()) {
            causes.add(Causes.required("spec.group"));
        }
        for (String field : List.of("plural", "singular", "kind", "listKind")) {
            boolean missing = names.path(field).asText().isEmpty();
            boolean derivedFromMissing =
                    field.equals("listKind") && names.path("kind").asText().isEmpty();
            if (missing || derivedFromMissing) {
                causes.add(Causes.required("spec.names." + field));
            }
        }
    }

    private static void versions(JsonNode versions, List<Cause> causes) {
        int stored = 0;
        for (JsonNode version : versions) {
            stored += version.path("storage").asBoolean() ? 1 : 0;
        }
        if (stored != 1) {
            causes.add(Causes.invalid(
                    "spec.versions", versions, "must have exactly one version marked as storage version"));
        }
        for (int i = 0; i < versions.size(); i++) {
            JsonNode schema = versions.path(i).path("schema").path("openAPIV3Schema");
            String versionPath = "spec.versions[%d].schema.openAPIV3Schema".formatted(i);
            if (schema.isMissingNode()) {
                causes.add(Causes.required(versionPath));
            } else {
                String path = sameSchema(versions) ? "spec.validation.openAPIV3Schema" : versionPath;
                List<Cause> structure = StructuralSchema.check(schema, path);
                causes.addAll(structure.isEmpty() ? RuleDeclarations.check(schema, path) : structure);
            }
        }
    }

    /** A schema that all versions share is the one of the whole definition for the API server. */
    private static boolean sameSchema(JsonNode versions) {
        Set<JsonNode> schemas = new HashSet<>();
        versions.forEach(version -> schemas.add(version.path("schema")));
        return schemas.size() == 1;
    }
}
