package io.connectors.proxy.servlet;

import io.connectors.proxy.wire.FakeKubernetes;
import io.connectors.proxy.wire.RawClient;
import io.connectors.proxy.wire.RawTool;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import org.jboss.shrinkwrap.api.ShrinkWrap;
import org.jboss.shrinkwrap.api.spec.WebArchive;

/** The proxy in Liberty between a raw tool and a fake API server. One for the whole run, like the server. */
final class ProxyFixture {
    static final String BUILDER = FakeKubernetes.token("system:serviceaccount:demo:builder", "connectors");
    static final String STRANGER = FakeKubernetes.token("system:serviceaccount:demo:stranger", "connectors");

    private static final Path SERVER = Path.of(System.getProperty("test.server.directory"));
    private static final String CONNECTORS = "/apis/connectors.alauda.io/v1alpha1/namespaces/demo/connectors";
    private static final String CLASSES = "/apis/connectors.alauda.io/v1alpha1/connectorclasses";
    static final ProxyFixture INSTANCE = new ProxyFixture();

    final String password = UUID.randomUUID().toString();
    final RawTool tool = new RawTool();

    private ProxyFixture() {
        try {
            FakeKubernetes kubernetes = new FakeKubernetes();
            describe(kubernetes);
            Files.writeString(SERVER.resolve("kubeconfig"), kubernetes.kubeconfig());
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    static int proxyPort() {
        return Integer.getInteger("test.proxy.port");
    }

    static int healthPort() {
        return Integer.getInteger("test.health.port");
    }

    static int unsafePort() {
        return Integer.getInteger("test.unsafe.port");
    }

    static WebArchive war() {
        return ShrinkWrap.createFromZipFile(WebArchive.class, new File(System.getProperty("test.war")));
    }

    /** Returns the answer of the health port once it is this one, or the last one at the end of patience. */
    static String ready(String expected) throws IOException {
        Instant end = Instant.now().plus(Duration.ofSeconds(60));
        String last = "";
        while (!last.contains(expected) && Instant.now().isBefore(end)) {
            try (RawClient client = new RawClient(healthPort())) {
                last = client.send("GET /health/ready HTTP/1.1\r\nHost: health\r\nConnection: close\r\n\r\n")
                        .untilClose();
            }
            LockSupport.parkNanos(Duration.ofMillis(100).toNanos());
        }
        return last;
    }

    RawClient client() throws IOException {
        return new RawClient(proxyPort());
    }

    /** Returns the head of a request to the Connector by path, without the empty line. */
    static String head(String methodAndTarget) {
        return reverse(methodAndTarget, BUILDER);
    }

    static String reverse(String methodAndTarget, String token) {
        String[] parts = methodAndTarget.split(" ", 2);
        return parts[0] + " /namespaces/demo/connectors/forge" + parts[1] + " HTTP/1.1\r\nHost: 127.0.0.1:"
                + proxyPort() + "\r\nAuthorization: Basic " + base64(":" + token) + "\r\n";
    }

    static String base64(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    /** Returns the audit lines that hold the text, once there are so many or at the end of patience. */
    static List<String> audit(String text, int expected) throws IOException {
        Instant end = Instant.now().plus(Duration.ofSeconds(10));
        List<String> lines = List.of();
        while (lines.size() < expected && Instant.now().isBefore(end)) {
            lines = Files.readAllLines(SERVER.resolve("audit.jsonl")).stream()
                    .filter(line -> line.contains(text))
                    .toList();
            LockSupport.parkNanos(Duration.ofMillis(20).toNanos());
        }
        return lines;
    }

    private void describe(FakeKubernetes kubernetes) throws IOException {
        kubernetes
                .allow("system:serviceaccount:demo:builder", "demo/forge")
                .allow("system:serviceaccount:demo:builder", "demo/ghost")
                .add(CLASSES, """
                        {"apiVersion": "connectors.alauda.io/v1alpha1", "kind": "ConnectorClass",
                         "metadata": {"name": "git", "resourceVersion": "1"},
                         "spec": {"proxy": {"ref": {"kind": "Service", "name": "connectors-proxy-service"}},
                                  "auth": {"types": [{"name": "basicAuth", "secretType": "kubernetes.io/basic-auth"}]}}}
                        """)
                .add(CONNECTORS, """
                        {"apiVersion": "connectors.alauda.io/v1alpha1", "kind": "Connector",
                         "metadata": {"name": "forge", "namespace": "demo", "uid": "u1", "resourceVersion": "1"},
                         "spec": {"connectorClassName": "git", "address": "http://127.0.0.1:%d/base",
                                  "auth": {"name": "basicAuth", "secretRef": {"name": "forge-credential"}}}}
                        """.formatted(tool.port()))
                .add("/api/v1/namespaces/demo/secrets", """
                        {"apiVersion": "v1", "kind": "Secret", "type": "kubernetes.io/basic-auth",
                         "metadata": {"name": "forge-credential", "namespace": "demo", "uid": "s1", "resourceVersion": "7"},
                         "data": {"username": "%s", "password": "%s"}}
                        """.formatted(base64("robot"), base64(password)));
    }
}
