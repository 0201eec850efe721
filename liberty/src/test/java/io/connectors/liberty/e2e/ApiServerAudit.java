package io.connectors.liberty.e2e;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** The audit log of a real API server: every request that was answered, also one that changed nothing. */
record ApiServerAudit(Path log) {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String CONTROL = "system:serviceaccount:connectors-system:connectors-control";
    private static final Set<String> WRITES = Set.of("create", "update", "patch", "delete");

    /** Empty where the API server keeps none that could be read: the embedded one, or one far away. */
    static Optional<ApiServerAudit> ofEnvironment() {
        return Optional.ofNullable(System.getenv("CLUSTER_AUDIT_LOG"))
                .map(Path::of)
                .filter(Files::isReadable)
                .map(ApiServerAudit::new);
    }

    /** The control server's writes to objects in namespaces of a run, by Connector: its Service counts as its own. */
    Map<String, Integer> writes(String run) {
        try (var lines = Files.lines(log)) {
            return lines.filter(line -> line.contains(run) && line.contains(CONTROL))
                    .map(ApiServerAudit::parsed)
                    .filter(event -> WRITES.contains(event.path("verb").textValue())
                            && event.path("user").path("username").textValue().equals(CONTROL)
                            && event.path("stage").textValue().equals("ResponseComplete"))
                    .map(event -> event.path("objectRef"))
                    .filter(object -> object.path("namespace").asText().startsWith(run))
                    .collect(Collectors.toMap(ApiServerAudit::connector, _ -> 1, Integer::sum));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String connector(JsonNode object) {
        String name = object.path("name").asText();
        boolean isService = object.path("resource").asText().equals("services");
        return object.path("namespace").asText() + "/" + (isService ? name.substring("c-".length()) : name);
    }

    private static JsonNode parsed(String line) {
        try {
            return JSON.readTree(line);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
