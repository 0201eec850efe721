package io.connectors.app;

import io.connectors.sandbox.SandboxServer;
import io.connectors.sandbox.SandboxSettings;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.authentication.TokenRequestBuilder;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;

/** An API server on a known port with our CRDs and exactly the rights that a deployment has; it can go away and come back. */
final class TestCluster implements AutoCloseable {
    private static final List<String> CRDS = List.of(
            "/META-INF/fabric8/connectors.connectors.alauda.io-v1.yml",
            "/META-INF/fabric8/connectorclasses.connectors.alauda.io-v1.yml");
    private static final List<String> DEPLOYED = List.of(
            "namespace.yaml", "service-accounts.yaml", "control-rights.yaml", "user-roles.yaml", "proxy-service.yaml");

    private final SandboxServer server;
    private final KubernetesClient client;

    TestCluster(Path directory, int port) throws IOException {
        server = SandboxServer.start(new SandboxSettings(directory, port, true));
        Path kubeconfig = directory.resolve("admin.kubeconfig");
        server.writeKubeConfig(kubeconfig);
        client = new KubernetesClientBuilder()
                .withConfig(Config.fromKubeconfig(kubeconfig.toFile()))
                .build();
    }

    KubernetesClient admin() {
        return client;
    }

    /** Installs the product's objects, and writes the kubeconfig of the control server's ServiceAccount. */
    void install(Path controlKubeconfig) throws IOException {
        for (String crd : CRDS) {
            try (InputStream yaml = Objects.requireNonNull(getClass().getResourceAsStream(crd), crd)) {
                create(yaml);
            }
        }
        for (String file : DEPLOYED) {
            try (InputStream yaml = Files.newInputStream(Path.of("..", "deploy", file))) {
                create(yaml);
            }
        }
        Files.writeString(controlKubeconfig, """
                apiVersion: v1
                kind: Config
                clusters:
                - name: test
                  cluster: {server: "%s", certificate-authority: "%s"}
                users:
                - name: control
                  user: {token: "%s"}
                contexts:
                - name: test
                  context: {cluster: test, user: control}
                current-context: test
                """.formatted(
                server.address(),
                server.certificateAuthority(),
                token("connectors-system", "connectors-control", "https://kubernetes.default.svc.cluster.local")));
    }

    void create(String yaml) {
        var _ = client.resource(yaml).create();
    }

    String token(String namespace, String serviceAccount, String audience) {
        return client.serviceAccounts()
                .inNamespace(namespace)
                .withName(serviceAccount)
                .tokenRequest(new TokenRequestBuilder()
                        .withNewSpec()
                        .withAudiences(audience)
                        .withExpirationSeconds(Duration.ofHours(1).toSeconds())
                        .endSpec()
                        .build())
                .getStatus()
                .getToken();
    }

    @Override
    public void close() {
        client.close();
        server.close();
    }

    private void create(InputStream yaml) {
        for (HasMetadata object : client.load(yaml).items()) {
            var _ = client.resource(object).create();
        }
    }

    static void deleteRecursively(Path directory) {
        if (!Files.exists(directory)) {
            return;
        }
        try (var files = Files.walk(directory)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
