package io.connectors.sandbox.schema;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;

/** A node after its reference was followed; keywords beside the reference win, as the real documents mean it. */
record ResolvedSchema(ObjectNode node, String typeName) {

    private static final String REFERENCE_PREFIX = "#/components/schemas/";

    static ResolvedSchema of(ObjectNode node, Definitions definitions) {
        String name = reference(node);
        Optional<ObjectNode> target = name.isEmpty() ? Optional.empty() : definitions.find(name);
        if (target.isEmpty()) {
            return new ResolvedSchema(node, "");
        }
        ObjectNode merged = target.get().deepCopy();
        node.properties().stream()
                .filter(keyword ->
                        !keyword.getKey().equals("allOf") && !keyword.getKey().equals("$ref"))
                .forEach(keyword -> merged.set(keyword.getKey(), keyword.getValue()));
        return new ResolvedSchema(merged, name);
    }

    private static String reference(ObjectNode node) {
        JsonNode allOf = node.path("allOf");
        String reference = allOf.size() == 1
                ? allOf.path(0).path("$ref").asText()
                : node.path("$ref").asText();
        return reference.startsWith(REFERENCE_PREFIX) ? reference.substring(REFERENCE_PREFIX.length()) : "";
    }
}
