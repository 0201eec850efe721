package io.connectors.liberty.up;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.connectors.crds.ref.ResourceRef;
import io.connectors.liberty.launch.LaunchException;
import io.connectors.sandbox.SandboxServer;
import io.connectors.sandbox.SandboxSettings;
import io.fabric8.kubernetes.api.model.ConfigMapBuilder;
import io.fabric8.kubernetes.api.model.NamespaceBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class ClientTrustTest {

    private static final ResourceRef PUBLISHED = new ResourceRef("system", "bundle");
    private static final Duration LIMIT = Duration.ofSeconds(20);

    @TempDir
    Path folder;

    private SandboxServer server;
    private KubernetesClient admin;
    private Path file;

    @BeforeEach
    void start() throws IOException {
        server = SandboxServer.start(SandboxSettings.forTest(folder.resolve("sandbox")));
        server.writeKubeConfig(folder.resolve("kubeconfig"));
        admin = Product.client(folder.resolve("kubeconfig"));
        file = folder.resolve("ca.crt");
        admin.resource(new NamespaceBuilder()
                        .withNewMetadata()
                        .withName(PUBLISHED.namespace())
                        .endMetadata()
                        .build())
                .create();
    }

    @AfterEach
    void stop() {
        admin.close();
        server.close();
    }

    @Test
    void holdsBothAsSoonAsTheProxyHasPublished() throws Exception {
        publish(Map.of());
        try (ClientTrust trust = follow()) {
            assertThat(file).hasContent("own\n");

            publish(Map.of("ca.crt", "first\n"));
            trust.awaitComplete(LIMIT);

            assertThat(file).hasContent("own\nfirst\n");
        }
    }

    @Test
    void holdsWhatAnEarlierRunPublished() throws Exception {
        publish(Map.of("ca.crt", "first\n"));
        try (ClientTrust trust = follow()) {
            trust.awaitComplete(LIMIT);

            assertThat(file).hasContent("own\nfirst\n");
        }
    }

    @Test
    void followsTheRotation() throws Exception {
        publish(Map.of("ca.crt", "first\n"));
        try (ClientTrust trust = follow()) {
            trust.awaitComplete(LIMIT);

            publish(Map.of("ca.crt", "first\nsecond\n"));
            awaitContent("own\nfirst\nsecond\n");
            publish(Map.of("ca.crt", "second\n"));
            awaitContent("own\nsecond\n");
        }
    }

    @Test
    void saysWhatIsMissingWhenNothingIsPublished() {
        publish(Map.of());
        try (ClientTrust trust = follow()) {
            assertThatThrownBy(() -> trust.awaitComplete(Duration.ofMillis(1)))
                    .isInstanceOf(LaunchException.class)
                    .hasMessageContaining("ConfigMap system/bundle");
        }
    }

    private ClientTrust follow() {
        return ClientTrust.follow(admin, PUBLISHED, "own\n", file);
    }

    private void publish(Map<String, String> data) {
        admin.resource(new ConfigMapBuilder()
                        .withNewMetadata()
                        .withNamespace(PUBLISHED.namespace())
                        .withName(PUBLISHED.name())
                        .endMetadata()
                        .withData(data)
                        .build())
                .serverSideApply();
    }

    private void awaitContent(String expected) throws Exception {
        long deadline = System.nanoTime() + LIMIT.toNanos();
        while (!Files.readString(file).equals(expected) && System.nanoTime() < deadline) {
            var _ = new CountDownLatch(1).await(20, TimeUnit.MILLISECONDS);
        }
        assertThat(file).hasContent(expected);
    }
}
