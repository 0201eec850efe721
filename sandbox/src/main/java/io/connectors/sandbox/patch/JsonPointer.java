package io.connectors.sandbox.patch;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A place in a document: RFC 6901, with {@code ~0} and {@code ~1} already undone.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc6901">RFC 6901</a>
 */
record JsonPointer(List<String> tokens) {

    private static final String END_OF_LIST = "-";

    JsonPointer {
        tokens = List.copyOf(tokens);
    }

    /** Reads a pointer; empty for a text that is none. */
    static Optional<JsonPointer> parse(String text) {
        if (text.isEmpty()) {
            return Optional.of(new JsonPointer(List.of()));
        }
        if (!text.startsWith("/")) {
            return Optional.empty();
        }
        List<String> tokens = new ArrayList<>();
        for (String token : text.substring(1).split("/", -1)) {
            tokens.add(token.replace("~1", "/").replace("~0", "~"));
        }
        return Optional.of(new JsonPointer(tokens));
    }

    boolean isRoot() {
        return tokens.isEmpty();
    }

    Optional<JsonNode> find(JsonNode document) {
        Optional<JsonNode> found = Optional.of(document);
        for (String token : tokens) {
            found = found.flatMap(parent -> child(parent, token));
        }
        return found;
    }

    /** Adds a value: sets a field, or inserts into a list. Returns false where there is no such place. */
    boolean add(JsonNode document, JsonNode value) {
        Optional<JsonNode> parent = parent().find(document);
        if (parent.orElse(null) instanceof ObjectNode object) {
            object.set(last(), value);
            return true;
        }
        if (parent.orElse(null) instanceof ArrayNode list) {
            int index = last().equals(END_OF_LIST) ? list.size() : index(last());
            if (index >= 0 && index <= list.size()) {
                list.insert(index, value);
                return true;
            }
        }
        return false;
    }

    /** Replaces a value; the API server also sets a field that was not there. */
    boolean replace(JsonNode document, JsonNode value) {
        Optional<JsonNode> parent = parent().find(document);
        if (parent.orElse(null) instanceof ArrayNode list) {
            int index = index(last());
            if (index < 0 || index >= list.size()) {
                return false;
            }
            list.set(index, value);
            return true;
        }
        return add(document, value);
    }

    boolean remove(JsonNode document) {
        Optional<JsonNode> parent = parent().find(document);
        if (parent.orElse(null) instanceof ObjectNode object) {
            return object.remove(last()) != null;
        }
        if (parent.orElse(null) instanceof ArrayNode list) {
            return list.remove(index(last())) != null;
        }
        return false;
    }

    private JsonPointer parent() {
        return new JsonPointer(tokens.subList(0, tokens.size() - 1));
    }

    private String last() {
        return tokens.getLast();
    }

    private static Optional<JsonNode> child(JsonNode parent, String token) {
        return Optional.ofNullable(parent.isArray() ? parent.get(index(token)) : parent.get(token));
    }

    /** Returns -1 for a token that is no index. */
    private static int index(String token) {
        boolean digits =
                !token.isEmpty() && token.length() < 10 && token.chars().allMatch(Character::isDigit);
        return digits ? Integer.parseInt(token) : -1;
    }
}
