package io.connectors.sandbox.behaviour;

import io.connectors.sandbox.SandboxServer;
import io.connectors.sandbox.SandboxSettings;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.ConfigBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.fabric8.kubernetes.client.internal.SSLUtils;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Stream;

/** The API server that the suite runs against, seen by an administrator and by the holders of tokens. */
final class ApiServer implements AutoCloseable {
    private static final List<String> CONNECTOR_KINDS =
            List.of("connectors", "connectorclasses", "accesspolicies", "accessrequests", "resourceinterfaces");

    private final Config config;
    private final Path kubeconfig;
    private final Path directory;
    private final Closeable process;
    private final KubernetesClient client;
    private final HttpClient administrator;
    private final HttpClient anybody;
    private final ToolboxKind toolboxes;
    private final Queue<String> discarded = new ConcurrentLinkedQueue<>();

    private ApiServer(Path kubeconfig, Path directory, Closeable process) throws IOException, GeneralSecurityException {
        this.config = new ConfigBuilder(Config.fromKubeconfig(kubeconfig.toFile()))
                .withRequestTimeout(Math.toIntExact(Eventually.LIMIT.toMillis()))
                .build();
        this.kubeconfig = kubeconfig;
        this.directory = directory;
        this.process = process;
        this.client = new KubernetesClientBuilder().withConfig(config).build();
        this.administrator = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .sslContext(SSLUtils.sslContext(config))
                .build();
        this.anybody = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .sslContext(SSLUtils.sslContext(withoutCredentials()))
                .build();
        this.toolboxes = ToolboxKind.install(client);
        installConnectorKinds();
        awaitStorage("/apis/" + toolboxes.apiVersion() + "/toolboxes");
        awaitStorage("/apis/connectors.alauda.io/v1alpha1/connectors");
    }

    /** Takes the API server that {@code KUBECONFIG} names, or starts a sandbox. */
    static ApiServer start() {
        try {
            Path directory = Files.createTempDirectory("behaviour");
            String given = Objects.requireNonNullElse(System.getenv("KUBECONFIG"), "");
            return given.isBlank() ? sandbox(directory) : new ApiServer(Path.of(given), directory, () -> {});
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot reach the API server", e);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("The certificates of the kubeconfig are not usable", e);
        }
    }

    private static ApiServer sandbox(Path directory) throws IOException, GeneralSecurityException {
        SandboxServer sandbox = SandboxServer.start(SandboxSettings.forTest(directory.resolve("sandbox")));
        Path kubeconfig = directory.resolve("kubeconfig");
        sandbox.writeKubeConfig(kubeconfig);
        return new ApiServer(kubeconfig, directory, sandbox::close);
    }

    KubernetesClient client() {
        return client;
    }

    /** A client of a token's holder, to be closed by the test. */
    KubernetesClient clientOf(String token) {
        return new KubernetesClientBuilder()
                .withConfig(new ConfigBuilder(withoutCredentials())
                        .withOauthToken(token)
                        .build())
                .build();
    }

    /** A client that finds the API server at another port of this machine. */
    KubernetesClient clientThrough(int port) {
        return new KubernetesClientBuilder()
                .withConfig(new ConfigBuilder(config)
                        .withMasterUrl("https://127.0.0.1:" + port)
                        .build())
                .build();
    }

    URI address() {
        return URI.create(config.getMasterUrl());
    }

    RawHttp http() {
        return httpWith(Map.of());
    }

    /** Requests of the administrator with further headers, as for impersonation. */
    RawHttp httpWith(Map<String, String> headers) {
        String token = Objects.requireNonNullElse(config.getAutoOAuthToken(), "");
        RawHttp identified = new RawHttp(administrator, address(), headers);
        return token.isEmpty() ? identified : identified.with("Authorization", "Bearer " + token);
    }

    RawHttp httpOf(String token) {
        return new RawHttp(anybody, address(), Map.of("Authorization", "Bearer " + token));
    }

    RawHttp httpOfNobody() {
        return new RawHttp(anybody, address(), Map.of());
    }

    Kubectl kubectl(String namespace) {
        return new Kubectl(kubeconfig, directory, namespace, Map.of());
    }

    Kubectl kubectlOf(String token, String namespace) {
        return new Kubectl(kubeconfigOf(token), directory, namespace, Map.of());
    }

    ToolboxKind toolboxes() {
        return toolboxes;
    }

    /** Leaves a namespace to be deleted after the last test, so that no test waits for the clearing up of another one. */
    void discard(String namespace) {
        discarded.add(namespace);
    }

    private Config withoutCredentials() {
        return new ConfigBuilder(config)
                .withClientCertData(null)
                .withClientCertFile(null)
                .withClientKeyData(null)
                .withClientKeyFile(null)
                .withOauthToken(null)
                .withAutoOAuthToken(null)
                .build();
    }

    private Path kubeconfigOf(String token) {
        String text = """
                apiVersion: v1
                kind: Config
                clusters: [{name: this, cluster: {server: "%s", certificate-authority-data: "%s"}}]
                users: [{name: holder, user: {token: "%s"}}]
                contexts: [{name: this, context: {cluster: this, user: holder}}]
                current-context: this
                """.formatted(address(), config.getCaCertData(), token);
        try {
            return Files.writeString(Files.createTempFile(directory, "holder", ".kubeconfig"), text);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot write a kubeconfig", e);
        }
    }

    /** The first requests for a new kind may be asked to come again while its watch cache fills. */
    private void awaitStorage(String collection) {
        Eventually.becomes(() -> http().get(collection + "?resourceVersion=0"), reply -> reply.status() == 200);
    }

    /** They stay where they are: other runs may share the API server, and deleting a kind deletes its objects. */
    private void installConnectorKinds() throws IOException {
        for (String kind : CONNECTOR_KINDS) {
            String file = "META-INF/fabric8/" + kind + ".connectors.alauda.io-v1.yml";
            try (InputStream yaml = Objects.requireNonNull(
                    ApiServer.class.getClassLoader().getResourceAsStream(file), "No " + file + " on the class path")) {
                var definition = client.apiextensions()
                        .v1()
                        .customResourceDefinitions()
                        .load(yaml)
                        .item();
                client.resource(definition).forceConflicts().serverSideApply();
                ToolboxKind.awaitEstablished(client, definition.getMetadata().getName());
            }
        }
    }

    @Override
    public void close() throws IOException {
        discarded.forEach(namespace -> client.namespaces().withName(namespace).delete());
        toolboxes.remove(client);
        client.close();
        administrator.shutdownNow();
        anybody.shutdownNow();
        process.close();
        try (Stream<Path> files = Files.walk(directory)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
