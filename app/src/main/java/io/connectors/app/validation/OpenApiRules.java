package io.connectors.app.validation;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/** The rules for a class's description of its API, which is free JSON. References are looked up inside of it and never fetched. */
final class OpenApiRules {
    private OpenApiRules() {}

    static void check(JsonNode openapi, Field at, Findings findings) {
        if (!Bounds.permit(openapi, at, findings)) {
            return;
        }
        if (!openapi.isObject()) {
            findings.error(at, "Is no OpenAPI 3 description: expected an object with openapi and paths.");
            return;
        }
        if (!openapi.path("openapi").asText().startsWith("3.")) {
            findings.warning(at.child("openapi"), "Is not 3.x; only OpenAPI 3 is understood.");
        }
        if (openapi.has("paths") && !openapi.get("paths").isObject()) {
            findings.error(at.child("paths"), "Must be an object: path to operations.");
        }
        List<String> lost = unresolved(openapi);
        if (!lost.isEmpty()) {
            findings.warning(
                    at, "References lead nowhere: %s. Define them in components.".formatted(Quoted.list(lost)));
        }
    }

    /** Not by recursion, and each node once: references are looked up, not followed. */
    private static List<String> unresolved(JsonNode root) {
        List<String> lost = new ArrayList<>();
        Deque<JsonNode> open = new ArrayDeque<>(List.of(root));
        while (!open.isEmpty()) {
            JsonNode node = open.pop();
            if (node.path("$ref").isTextual()
                    && !resolves(root, node.get("$ref").textValue())) {
                lost.add(node.get("$ref").textValue());
            }
            node.forEach(open::push);
        }
        return lost;
    }

    private static boolean resolves(JsonNode root, String reference) {
        if (!reference.startsWith("#/")) {
            return false;
        }
        return !root.at(JsonPointer.compile(reference.substring(1))).isMissingNode();
    }
}
