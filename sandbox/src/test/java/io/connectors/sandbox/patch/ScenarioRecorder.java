package io.connectors.sandbox.patch;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Plays the scenarios on a real API server and writes down its answers. Run by hand when scenarios change: start {@code
 * kubectl proxy}, then this class with the proxy's URL and the folder of the resources.
 */
final class ScenarioRecorder {

    static final String NAMESPACE = "golden";

    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final Map<String, String> CONTENT_TYPES = Map.of(
            "create", "application/json",
            "apply", "application/apply-patch+yaml",
            "merge", "application/merge-patch+json",
            "strategic", "application/strategic-merge-patch+json",
            "json", "application/json-patch+json");

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final URI server;

    private ScenarioRecorder(URI server) {
        this.server = server;
    }

    public static void main(String[] arguments) throws IOException, InterruptedException {
        Path folder = Path.of(arguments[1]);
        new ScenarioRecorder(URI.create(arguments[0])).record(folder);
    }

    private void record(Path folder) throws IOException, InterruptedException {
        send("POST", "/api/v1/namespaces", "application/json", "{\"metadata\":{\"name\":\"" + NAMESPACE + "\"}}");
        send(
                "POST",
                "/apis/apiextensions.k8s.io/v1/customresourcedefinitions",
                "application/json",
                Files.readString(folder.resolve("widgets-crd.json")));
        List<String> recorded = new ArrayList<>();
        int number = 0;
        for (JsonNode scenario :
                MAPPER.readTree(folder.resolve("scenarios.json").toFile())) {
            ArrayNode answers = play(scenario, "s" + number++);
            recorded.add(MAPPER.writeValueAsString(scenario.path("name")) + ": [\n  "
                    + String.join(",\n  ", lines(answers)) + "\n]");
        }
        Files.writeString(folder.resolve("recorded.json"), "{\n" + String.join(",\n", recorded) + "\n}\n");
    }

    private static List<String> lines(ArrayNode answers) throws IOException {
        List<String> lines = new ArrayList<>();
        for (JsonNode answer : answers) {
            lines.add(MAPPER.writer()
                    .with(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
                    .writeValueAsString(answer));
        }
        return lines;
    }

    private ArrayNode play(JsonNode scenario, String name) throws IOException, InterruptedException {
        String collection = collection(scenario.path("type").asText());
        ArrayNode answers = JsonNodeFactory.instance.arrayNode();
        for (JsonNode step : scenario.path("steps")) {
            String verb = step.path("verb").asText();
            boolean create = verb.equals("create");
            String subresource =
                    step.has("subresource") ? "/" + step.path("subresource").asText() : "";
            String query = "?fieldManager=" + step.path("manager").asText()
                    + (step.has("force") ? "&force=true" : "")
                    + (step.has("fieldValidation")
                            ? "&fieldValidation=" + step.path("fieldValidation").asText()
                            : "");
            String body = MAPPER.writeValueAsString(step.path("body"))
                    .replace("$NAMESPACE", NAMESPACE)
                    .replace("$NAME", name);
            try {
                HttpResponse<String> response = send(
                        create ? "POST" : "PATCH",
                        collection + (create ? "" : "/" + name + subresource) + query,
                        CONTENT_TYPES.getOrDefault(verb, ""),
                        body);
                answers.add(answer(response, name));
            } catch (IOException e) {
                // The API server gives up on some malformed patches; there is nothing to compare with then.
                answers.addObject().put("text", "no answer");
            }
        }
        send("PATCH", collection + "/" + name, "application/merge-patch+json", "{\"metadata\":{\"finalizers\":null}}");
        send("DELETE", collection + "/" + name, "application/json", "");
        return answers;
    }

    private static ObjectNode answer(HttpResponse<String> response, String name) throws IOException {
        ObjectNode answer = JsonNodeFactory.instance.objectNode();
        answer.put("code", response.statusCode());
        if (!response.headers().allValues("warning").isEmpty()) {
            ArrayNode warnings = answer.putArray("warnings");
            response.headers().allValues("warning").forEach(warnings::add);
        }
        if (!response.body().startsWith("{")) {
            return answer.put("text", response.body());
        }
        ObjectNode body = (ObjectNode) MAPPER.readTree(response.body());
        ObjectNode normalized = Normalized.of(body);
        answer.set(
                "body",
                MAPPER.readTree(normalized
                        .toString()
                        .replace("\"" + name + "\"", "\"$NAME\"")
                        .replace("\\\"" + name + "\\\"", "\\\"$NAME\\\"")
                        .replace("/" + name + ";", "/$NAME;")));
        return answer;
    }

    private static String collection(String type) {
        String group = switch (type) {
            case "deployments" -> "apis/apps/v1";
            case "roles", "rolebindings" -> "apis/rbac.authorization.k8s.io/v1";
            case "leases" -> "apis/coordination.k8s.io/v1";
            case "endpointslices" -> "apis/discovery.k8s.io/v1";
            case "widgets" -> "apis/golden.connectors.test/v1";
            default -> "api/v1";
        };
        return "/" + group + "/namespaces/" + NAMESPACE + "/" + type;
    }

    private HttpResponse<String> send(String method, String path, String contentType, String body)
            throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(server.resolve(path))
                .header("Content-Type", contentType)
                .method(method, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body))
                .build();
        return http.send(request, BodyHandlers.ofString(StandardCharsets.UTF_8));
    }
}
