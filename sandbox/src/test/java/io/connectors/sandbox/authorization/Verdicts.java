package io.connectors.sandbox.authorization;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.connectors.sandbox.resource.Json;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** The table of policy, requests and what a real API server said to them. */
final class Verdicts {

    /** A request, and the status of the SubjectAccessReview that a real API server answered it with. */
    record Verdict(String name, ObjectNode review, JsonNode recorded) {

        @Override
        public String toString() {
            return name;
        }
    }

    private Verdicts() {}

    static String policy() {
        return text("policy.yaml");
    }

    static List<Verdict> all() {
        JsonNode recorded = yaml("recorded.json");
        List<Verdict> verdicts = new ArrayList<>();
        for (JsonNode request : yaml("requests.yaml")) {
            String name = request.path("name").asText();
            verdicts.add(new Verdict(name, review(request), recorded.path(name)));
        }
        return verdicts;
    }

    private static ObjectNode review(JsonNode request) {
        ObjectNode review =
                Json.object().put("apiVersion", "authorization.k8s.io/v1").put("kind", "SubjectAccessReview");
        ObjectNode spec = review.putObject("spec");
        if (request.has("user")) {
            spec.set("user", request.path("user"));
        }
        if (request.has("groups")) {
            spec.set("groups", request.path("groups"));
        }
        String[] words = request.path("ask").asText().split(" ", -1);
        if (words[1].startsWith("/")) {
            spec.putObject("nonResourceAttributes").put("verb", words[0]).put("path", words[1]);
        } else {
            resource(spec.putObject("resourceAttributes").put("verb", words[0]), words);
        }
        return review;
    }

    private static void resource(ObjectNode attributes, String... words) {
        String[] parts = words[1].split("/", 3);
        attributes.put("group", parts[0].equals("core") ? "" : parts[0]).put("resource", parts[1]);
        if (parts.length > 2) {
            attributes.put("subresource", parts[2]);
        }
        for (String word : List.of(words).subList(2, words.length)) {
            if (word.startsWith("@")) {
                attributes.put("namespace", word.substring(1));
            } else {
                attributes.put("name", word);
            }
        }
    }

    private static JsonNode yaml(String file) {
        try {
            return new YAMLMapper().readTree(text(file));
        } catch (IOException problem) {
            throw new UncheckedIOException(problem);
        }
    }

    private static String text(String file) {
        try (InputStream content = Verdicts.class.getResourceAsStream("/verdicts/" + file)) {
            return new String(Objects.requireNonNull(content, file).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException problem) {
            throw new UncheckedIOException(problem);
        }
    }
}
