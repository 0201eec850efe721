package io.connectors.proxy.wire;

import static org.assertj.core.api.Assertions.assertThat;

import io.connectors.crds.setting.Settings;
import io.connectors.proxy.config.ProxyConfig;
import io.connectors.proxy.metrics.RequestMeters;
import io.connectors.proxy.startup.ProxyApplication;
import io.connectors.proxy.startup.Surroundings;
import io.connectors.proxy.trace.Tracing;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The whole proxy but for its container, between raw clients, raw tools and a fake API server. Connector {@code demo/forge} of class
 * {@code git} leads to {@link #tool} below {@code /base}; {@link #BUILDER} may use it, {@link #STRANGER} may not.
 */
public final class TestProxy implements AutoCloseable {
    public static final String BUILDER = token("builder");
    public static final String STRANGER = token("stranger");

    private static final String CONNECTORS = "/apis/connectors.alauda.io/v1alpha1/namespaces/demo/connectors";
    private static final String CLASSES = "/apis/connectors.alauda.io/v1alpha1/connectorclasses";
    private static final String SECRETS = "/api/v1/namespaces/demo/secrets";
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    public final String password = UUID.randomUUID().toString();
    public final RawTool tool = new RawTool();
    public final FakeNetwork network = new FakeNetwork();
    public final FakeKubernetes kubernetes = new FakeKubernetes();

    private final LogCanary canary =
            new LogCanary(List.of(password, "robot:" + password, BUILDER, ":" + BUILDER, STRANGER, ":" + STRANGER));
    private final Path folder = Files.createTempDirectory("proxy");
    private final Map<String, String> settings = new HashMap<>(Map.of(
            "connectors.listen.host", "127.0.0.1",
            "connectors.proxy.port", "0",
            "connectors.proxy.tls-port", "0",
            "connectors.forward.port", "0",
            "connectors.egress.allow", "127.0.0.0/8,::1",
            "connectors.proxy.drain-timeout", "PT1S"));

    private @Nullable RequestMeters meters;
    private @Nullable ProxyApplication running;

    /** Describes the cluster; {@link #start} starts the proxy. */
    public TestProxy() throws IOException {
        type("git", """
                {"proxy": {}, "auth": {"types": [{"name": "basicAuth", "secretType": "kubernetes.io/basic-auth"}]}}
                """);
        secret("forge-credential", "kubernetes.io/basic-auth", Map.of("username", "robot", "password", password));
        connector("forge", "git", tool.address() + "/base", "basicAuth", "forge-credential");
        allow("builder", "forge");
        allow("builder", "ghost");
        kubernetes.add("/api/v1/namespaces/connectors-system/secrets", """
                {"apiVersion": "v1", "kind": "Secret", "type": "connectors.alauda.io/interception-ca",
                 "metadata": {"name": "connectors-interception-ca", "namespace": "connectors-system", "uid": "ca"}}
                """);
        kubernetes.add("/api/v1/namespaces/connectors-system/configmaps", """
                {"apiVersion": "v1", "kind": "ConfigMap",
                 "metadata": {"name": "connectors-ca", "namespace": "connectors-system", "uid": "bundle"}}
                """);
    }

    public static TestProxy started() throws IOException {
        return new TestProxy().start();
    }

    /** Changes a setting from what tests need. */
    public TestProxy with(String key, String value) {
        settings.put(key, value);
        return this;
    }

    /** Counts in a registry what is counted. */
    public TestProxy observedBy(RequestMeters observer) {
        meters = observer;
        return this;
    }

    /** Adds a ConnectorClass. */
    public TestProxy type(String name, String spec) throws IOException {
        kubernetes.add(CLASSES, """
                {"apiVersion": "connectors.alauda.io/v1alpha1", "kind": "ConnectorClass",
                 "metadata": {"name": "%s", "uid": "class-%s"}, "spec": %s}
                """.formatted(name, name, spec));
        return this;
    }

    /** Adds a Secret with these values, or replaces it. */
    public TestProxy secret(String name, String type, Map<String, String> values) throws IOException {
        String data = values.entrySet().stream()
                .map(entry -> "\"" + entry.getKey() + "\": \"" + base64(entry.getValue()) + "\"")
                .collect(Collectors.joining(", "));
        kubernetes.add(SECRETS, """
                {"apiVersion": "v1", "kind": "Secret", "type": "%s", "data": {%s},
                 "metadata": {"name": "%s", "namespace": "demo", "uid": "secret-%s"}}
                """.formatted(type, data, name, name));
        return this;
    }

    /** Adds a Connector in namespace demo. */
    public TestProxy connector(String name, String type, String address, String auth, String secret)
            throws IOException {
        return connector(name, """
                {"connectorClassName": "%s", "address": "%s",
                 "auth": {"name": "%s", "secretRef": {"name": "%s"}}}
                """.formatted(type, address, auth, secret));
    }

    /** Adds a Connector in namespace demo, with the whole spec. */
    public TestProxy connector(String name, String spec) throws IOException {
        kubernetes.add(CONNECTORS, """
                {"apiVersion": "connectors.alauda.io/v1alpha1", "kind": "Connector",
                 "metadata": {"name": "%s", "namespace": "demo", "uid": "connector-%s"},
                 "spec": %s}
                """.formatted(name, name, spec));
        return this;
    }

    /** Lets a ServiceAccount of namespace demo use a Connector. */
    public TestProxy allow(String serviceAccount, String connector) {
        kubernetes.allow(user(serviceAccount), "demo/" + connector);
        return this;
    }

    /** Deletes a Secret. */
    public void deleteSecret(String name) {
        kubernetes.remove(SECRETS + "/" + name);
    }

    public static String user(String serviceAccount) {
        return "system:serviceaccount:demo:" + serviceAccount;
    }

    /** Makes a token of a ServiceAccount of namespace demo. */
    public static String token(String serviceAccount) {
        return FakeKubernetes.token(user(serviceAccount), "connectors");
    }

    /** Leads to the fake API server. */
    public String kubeconfig() {
        return kubernetes.kubeconfig();
    }

    /** Starts the proxy and waits until it may serve. */
    public TestProxy start() throws IOException {
        Path kubeconfig = Files.writeString(folder.resolve("kubeconfig"), kubeconfig());
        settings.put("connectors.proxy.kubeconfig", kubeconfig.toString());
        settings.put(
                "connectors.proxy.audit-file", folder.resolve("audit.jsonl").toString());
        ProxyApplication started = new ProxyApplication(
                Settings.read(ProxyConfig.class, key -> Optional.ofNullable(settings.get(key))),
                new Surroundings(network, Optional.ofNullable(meters), Tracing.NONE));
        running = started;
        await("the proxy is ready", () -> started.obstacle().isEmpty());
        return this;
    }

    public int port() {
        return running().port();
    }

    public int forwardPort() {
        return running().forwardPort();
    }

    public int tlsPort() {
        return running().tlsPort();
    }

    /** Returns what clients must trust: PEM. */
    public String authority() {
        return kubernetes.data("/api/v1/namespaces/connectors-system/configmaps/connectors-ca", "ca.crt");
    }

    /** Returns why the proxy does not want requests, or nothing. */
    public Optional<String> obstacle() {
        return running().obstacle();
    }

    public RawClient client() throws IOException {
        return new RawClient(port());
    }

    /** Returns the TLS of a client that trusts this proxy and asks for a host. */
    public ClientTls tls(String host) {
        return ClientTls.of(authority(), host);
    }

    /** Begins anew with what the tool and the network write down. */
    public void forget() {
        tool.forget();
        network.forget();
    }

    /** Proves that since {@link #forget} no byte went to the tool, and no connection was asked for. */
    public void assertThatNothingWasSent() {
        assertThat(tool.heads()).isEmpty();
        assertThat(tool.received()).isZero();
        assertThat(network.dialled()).isEmpty();
    }

    /** Stops the proxy; cluster and tool stay. */
    public void stop() {
        running().close();
    }

    /** Sends one request and returns its answer, which must have a Content-Length. */
    public String ask(String request) throws IOException {
        try (RawClient client = client()) {
            return client.send(request).wholeResponse();
        }
    }

    /** Returns the head of a reverse request to Connector forge by path, as the builder, without the empty line. */
    public String head(String methodAndTarget) {
        return reverse(methodAndTarget, "forge", BUILDER);
    }

    public String reverse(String methodAndTarget, String connector, String token) {
        String[] parts = methodAndTarget.split(" ", 2);
        return parts[0] + " /namespaces/demo/connectors/" + connector + parts[1]
                + " HTTP/1.1\r\nHost: proxy.example:8080\r\nAuthorization: Basic " + base64(":" + token) + "\r\n";
    }

    /** Returns the head of a request in absolute-form as the builder, without the empty line. */
    public static String absolute(String method, String url, String user, String token) {
        return method + " " + url + " HTTP/1.1\r\nHost: ignored.example\r\nProxy-Authorization: Basic "
                + base64(user + ":" + token) + "\r\n";
    }

    /** Returns the head of CONNECT with its empty line. */
    public static String connect(String authority, String user, String token) {
        return "CONNECT " + authority + " HTTP/1.1\r\nHost: " + authority + "\r\nProxy-Authorization: Basic "
                + base64(user + ":" + token) + "\r\n\r\n";
    }

    public static String base64(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    /** Returns the audit lines that hold the text, once there are so many. */
    public List<String> audit(String text, int expected) {
        var lines = new AtomicReference<List<String>>(List.of());
        await(expected + " audit lines with " + text, () -> {
            lines.set(auditLines(text));
            return lines.get().size() >= expected;
        });
        return lines.get();
    }

    public static void await(String what, BooleanSupplier condition) {
        Instant end = Instant.now().plus(PATIENCE);
        while (!condition.getAsBoolean()) {
            if (Instant.now().isAfter(end)) {
                throw new AssertionError("Not within " + PATIENCE + ": " + what);
            }
            LockSupport.parkNanos(Duration.ofMillis(5).toNanos());
        }
    }

    /** Stops everything, and proves that nothing of this run told a secret: OPS-1. */
    @Override
    public void close() throws IOException {
        if (running != null) {
            running.close();
        }
        kubernetes.close();
        tool.close();
        canary.close();
        assertThat(canary.hits()).as("loggers that told a secret").isEmpty();
        assertThat(auditLines("")).noneMatch(canary::isIn);
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.toList()) {
                Files.delete(file);
            }
        }
        Files.delete(folder);
    }

    private List<String> auditLines(String text) {
        try {
            return Files.readAllLines(folder.resolve("audit.jsonl")).stream()
                    // The last line may not be written to its end.
                    .filter(line -> line.endsWith("}") && line.contains(text))
                    .toList();
        } catch (IOException notYet) {
            return List.of();
        }
    }

    private ProxyApplication running() {
        if (running == null) {
            throw new IllegalStateException("The proxy was not started");
        }
        return running;
    }
}
