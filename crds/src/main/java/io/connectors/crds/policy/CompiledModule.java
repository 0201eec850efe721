package io.connectors.crds.policy;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A module as the engine has understood it: imports are resolved, local variables have names of their own. So what is not allowed is found
 * however it is written.
 */
final class CompiledModule {
    private static final String BODY = "body";

    private final JsonNode path;
    private final List<JsonNode> nodes;
    private final List<String> root;

    /**
     * Takes the tree of a module that belongs below a root.
     *
     * @param root with dots, without {@code data}
     */
    CompiledModule(JsonNode tree, String root) {
        this.path = tree.at("/package/path");
        this.nodes = nodes(tree.path("rules"));
        this.root = List.of(("data." + root).split("\\.", -1));
    }

    /** Tells whether the engine has shown a module at all. */
    boolean isThere() {
        return path.isArray();
    }

    /** Returns the first function that must not be used. */
    Optional<String> forbiddenFunction() {
        Stream<String> mentioned = references().map(CompiledModule::name).filter(Functions::isForbidden);
        Stream<String> called = calls().filter(reference -> !isDocument(reference))
                .map(CompiledModule::name)
                .filter(name -> !Functions.mayBeCalled(name));
        return Stream.concat(mentioned, called).findFirst();
    }

    /** Tells whether package and documents are all below the root. */
    boolean staysBelowRoot() {
        return isBelowRoot(path)
                && references().filter(CompiledModule::isDocument).allMatch(this::isBelowRoot);
    }

    /** Tells whether some reference may lead to the body of the request. */
    boolean readsBody() {
        return references()
                .filter(reference -> head(reference).equals("input"))
                .anyMatch(reference -> mayBe(reference, 1, "request") && mayBe(reference, 2, BODY));
    }

    private static boolean mayBe(JsonNode reference, int index, String name) {
        JsonNode part = reference.path(index);
        return part.isMissingNode()
                || !part.path("type").asText().equals("string")
                || part.path("value").asText().equals(name);
    }

    private boolean isBelowRoot(JsonNode reference) {
        if (reference.size() < root.size()) {
            return false;
        }
        for (int i = 0; i < root.size(); i++) {
            JsonNode part = reference.get(i);
            boolean constant = part.path("type").asText().equals(i == 0 ? "var" : "string");
            if (!constant || !part.path("value").asText().equals(root.get(i))) {
                return false;
            }
        }
        return true;
    }

    private static boolean isDocument(JsonNode reference) {
        return head(reference).equals("data");
    }

    private static String head(JsonNode reference) {
        JsonNode head = reference.path(0);
        return head.path("type").asText().equals("var") ? head.path("value").asText() : "";
    }

    private static String name(JsonNode reference) {
        List<String> parts = new ArrayList<>(2);
        reference.forEach(part -> parts.add(part.path("value").asText()));
        return String.join(".", parts);
    }

    /** All references, those in references too. */
    private Stream<JsonNode> references() {
        return nodes.stream()
                .filter(node -> node.path("type").asText().equals("ref"))
                .map(node -> node.path("value"))
                .filter(JsonNode::isArray);
    }

    private Stream<JsonNode> calls() {
        Stream<JsonNode> statements = nodes.stream()
                .map(node -> node.path("terms"))
                .filter(JsonNode::isArray)
                .map(terms -> terms.path(0));
        Stream<JsonNode> terms = nodes.stream()
                .filter(node -> node.path("type").asText().equals("call"))
                .map(node -> node.path("value").path(0));
        return Stream.concat(statements, terms)
                .map(operator -> operator.path("value"))
                .filter(JsonNode::isArray);
    }

    /** Not by recursion: authors decide how deep a tree is. */
    private static List<JsonNode> nodes(JsonNode top) {
        List<JsonNode> nodes = new ArrayList<>();
        nodes.add(top);
        for (int i = 0; i < nodes.size(); i++) {
            nodes.get(i).forEach(nodes::add);
        }
        return nodes;
    }
}
