package io.connectors.sandbox.authorization;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.connectors.sandbox.resource.Json;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;

/**
 * Asks the API server of {@code KUBECONFIG} for the verdicts that {@link RbacVerdictsTest} replays, so that both stay true
 * to it. With {@code -Dconnectors.update=true} its answers become the recorded ones.
 */
@EnabledIfEnvironmentVariable(named = "KUBECONFIG", matches = ".+")
class RbacVerdictsIT {

    private static final Path RECORDED = Path.of("src/test/resources/verdicts/recorded.json");
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final Duration PAUSE = Duration.ofMillis(100);

    private static KubernetesClient client;

    @BeforeAll
    static void createThePolicy() {
        Path file = Path.of(Objects.requireNonNull(System.getenv("KUBECONFIG"), "KUBECONFIG"));
        client = new KubernetesClientBuilder()
                .withConfig(Config.fromKubeconfig(file.toFile()))
                .build();
        policy().forEach(object -> client.resource(object).serverSideApply());
    }

    @AfterAll
    static void deleteThePolicy() {
        policy().reversed().forEach(object -> client.resource(object).delete());
        client.close();
    }

    @Test
    void gaveTheRecordedVerdicts() throws IOException {
        JsonNode recorded = new ObjectMapper().readTree(RECORDED.toFile());

        // An API server sees new roles and bindings a moment later.
        Instant end = Instant.now().plus(PATIENCE);
        ObjectNode answers = ask();
        while (!answers.equals(recorded) && Instant.now().isBefore(end)) {
            LockSupport.parkNanos(PAUSE.toNanos());
            answers = ask();
        }

        if (Boolean.getBoolean("connectors.update")) {
            String text = new ObjectMapper().writerWithDefaultPrettyPrinter().writeValueAsString(answers);
            Files.writeString(RECORDED, text + "\n");
        } else {
            assertThat(answers).isEqualTo(recorded);
        }
    }

    private static ObjectNode ask() {
        ObjectNode answers = Json.object();
        for (Verdicts.Verdict verdict : Verdicts.all()) {
            String answer = client.raw("/apis/authorization.k8s.io/v1/subjectaccessreviews", "POST", verdict.review());
            try {
                answers.set(verdict.name(), new ObjectMapper().readTree(answer).path("status"));
            } catch (IOException problem) {
                throw new UncheckedIOException(problem);
            }
        }
        return answers;
    }

    private static List<HasMetadata> policy() {
        return client.load(new ByteArrayInputStream(Verdicts.policy().getBytes(StandardCharsets.UTF_8)))
                .items();
    }
}
