package io.connectors.sandbox.apiserver;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.connectors.sandbox.resource.ApiException;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * A request's body as a tree.
 *
 * @param duplicates paths of fields that the text had twice; the last one counts
 */
record Body(JsonNode tree, List<String> duplicates) {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final ObjectMapper YAML = new YAMLMapper();
    private static final List<String> OBJECT_TYPES =
            List.of("application/json", "application/yaml", "application/vnd.kubernetes.protobuf");

    /** Reads an object in JSON or YAML, as the content type says; none means JSON. */
    static Body ofObject(Call call, String expectedKind) {
        ObjectMapper mapper = switch (mediaType(call)) {
            case "", "application/json" -> JSON;
            case "application/yaml" -> YAML;
            default -> throw ApiException.unsupportedMediaType(OBJECT_TYPES);
        };
        return read(
                mapper,
                call.body(),
                "the object provided is unrecognized (must be of type %s): couldn't get version/kind; json parse error"
                        .formatted(expectedKind));
    }

    static Body ofPatch(Call call) {
        boolean yaml = mediaType(call).endsWith("+yaml");
        return read(yaml ? YAML : JSON, call.body(), yaml ? "error decoding YAML" : "error decoding patch");
    }

    static String mediaType(Call call) {
        String type = call.header("Content-Type");
        int semicolon = type.indexOf(';');
        return (semicolon < 0 ? type : type.substring(0, semicolon)).strip().toLowerCase(Locale.ROOT);
    }

    ObjectNode object() {
        if (tree instanceof ObjectNode object) {
            return object;
        }
        throw ApiException.badRequest("the object provided is unrecognized: the body is not an object");
    }

    private static Body read(ObjectMapper mapper, String text, String problem) {
        try {
            JsonNode tree = mapper.readTree(text);
            return new Body(tree, duplicates(mapper, text));
        } catch (JsonProcessingException e) {
            // The original message of Jackson quotes no part of the body, which may hold a Secret.
            throw ApiException.badRequest(problem + ": " + e.getOriginalMessage() + " (line "
                    + e.getLocation().getLineNr() + ", column "
                    + e.getLocation().getColumnNr() + ")");
        } catch (IOException e) {
            throw new IllegalStateException("Reading from memory failed", e);
        }
    }

    private static List<String> duplicates(ObjectMapper mapper, String text) throws IOException {
        List<String> found = new ArrayList<>();
        Deque<Set<String>> open = new ArrayDeque<>();
        try (JsonParser parser = mapper.createParser(text)) {
            for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
                switch (token) {
                    case START_OBJECT -> open.push(new HashSet<>());
                    case END_OBJECT -> open.pop();
                    case FIELD_NAME -> {
                        if (!open.element().add(parser.currentName())) {
                            found.add(path(parser));
                        }
                    }
                    default -> {}
                }
            }
        }
        return found;
    }

    private static String path(JsonParser parser) {
        return parser.getParsingContext()
                .pathAsPointer()
                .toString()
                .substring(1)
                .replaceAll("/(\\d+)(?=/|$)", "[$1]")
                .replace('/', '.');
    }
}
