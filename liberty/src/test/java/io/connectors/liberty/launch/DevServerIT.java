package io.connectors.liberty.launch;

import static org.assertj.core.api.Assertions.assertThat;

import io.connectors.liberty.launch.Ports.Listener;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import javax.net.SocketFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The packaged {@code dev} configuration in a real server: whose requests reach which application. */
class DevServerIT {

    private static final Duration START_TIMEOUT = Duration.ofMinutes(3);
    private static final String KEY_PASSWORD = "not-a-secret";

    @TempDir
    private static Path directory;

    private static Ports ports;
    private static SSLContext trust;
    private static LibertyServer server;

    record Case(String name, String target, String host) {
        @Override
        public String toString() {
            return name;
        }
    }

    @BeforeAll
    static void start() throws Exception {
        ports = Ports.free();
        var key = key(directory.resolve("key.p12"));
        trust = trusting(key);
        var packaged = Installation.ofCheckout(Path.of(System.getProperty("connectors.checkout")));
        var spaced = Files.createDirectories(directory.resolve("a checkout"));
        server = LibertyServer.start(
                StubApplications.under(spaced, packaged),
                new ServerLaunch("dev", spaced.resolve("out"), spaced.resolve("logs"), settings(key)));
        try (var client = HttpClient.newBuilder().sslContext(trust).build()) {
            server.awaitReady(
                    new HealthCheck(
                            client,
                            List.of(
                                    URI.create("https://localhost:" + ports.of(Listener.CONTROL) + "/who"),
                                    URI.create(
                                            "http://localhost:" + ports.of(Listener.PROXY_HEALTH) + "/health/ready"))),
                    START_TIMEOUT);
        }
    }

    @AfterAll
    static void stop() {
        if (server != null) {
            server.close();
        }
    }

    static Stream<Case> requestsForTheControlServer() {
        int control = ports.of(Listener.CONTROL);
        return Stream.of(
                new Case("its address in Host", "/who", "127.0.0.1:" + control),
                new Case("its name in Host", "/who", "localhost:" + control),
                new Case("its name in capitals", "/who", "LOCALHOST:" + control),
                new Case("absolute form", "http://127.0.0.1:" + control + "/who", "c-forge.demo.svc"),
                new Case("absolute form with https", "https://localhost:" + control + "/who", "c-forge.demo.svc"));
    }

    @ParameterizedTest
    @MethodSource("requestsForTheControlServer")
    void keepsTheControlServerAwayFromTheHealthPort(Case request) throws Exception {
        assertThat(get(Listener.PROXY_HEALTH, request.target(), request.host())).doesNotEndWith("control");
    }

    @Test
    void answersHealthOnTheHealthPortOnly() throws Exception {
        int control = ports.of(Listener.CONTROL);

        assertThat(get(Listener.PROXY_HEALTH, "/health/live", "localhost:" + ports.of(Listener.PROXY_HEALTH)))
                .startsWith("HTTP/1.1 200");
        assertThat(get(Listener.CONTROL, "/health/live", "localhost:" + control))
                .startsWith("HTTP/1.1 404");
    }

    @Test
    void answersItsOwnNamesOnTheControlEndpoint() throws Exception {
        int control = ports.of(Listener.CONTROL);

        assertThat(get(Listener.CONTROL, "/who", "127.0.0.1:" + control)).endsWith("control");
        assertThat(get(Listener.CONTROL, "/who", "localhost:" + control)).endsWith("control");
    }

    private static String get(Listener listener, String target, String host) throws IOException {
        boolean tls = listener == Listener.CONTROL;
        var client = tls ? new RawHttp(trust.getSocketFactory()) : http();
        return client.get(ports.of(listener), target, "Host: " + host);
    }

    private static RawHttp http() {
        return new RawHttp(SocketFactory.getDefault());
    }

    private static Map<String, String> settings(Path key) {
        Map<String, String> settings = new HashMap<>(ports.settings());
        settings.put("connectors.listen.host", "127.0.0.1");
        settings.put("connectors.tls.keystore", key.toString());
        settings.put("connectors.tls.keystore.password", KEY_PASSWORD);
        return settings;
    }

    private static Path key(Path file) throws IOException, InterruptedException {
        var keytool = Path.of(System.getProperty("java.home"), "bin", "keytool").toString();
        var process = new ProcessBuilder(
                        keytool,
                        "-genkeypair",
                        "-alias",
                        "key",
                        "-keyalg",
                        "EC",
                        "-dname",
                        "CN=localhost",
                        "-ext",
                        "san=ip:127.0.0.1,dns:localhost",
                        "-storetype",
                        "PKCS12",
                        "-keystore",
                        file.toString(),
                        "-storepass",
                        KEY_PASSWORD)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        assertThat(process.waitFor()).as("keytool").isZero();
        return file;
    }

    private static SSLContext trusting(Path key) throws IOException, GeneralSecurityException {
        var store = KeyStore.getInstance(key.toFile(), KEY_PASSWORD.toCharArray());
        var certificates = KeyStore.getInstance("PKCS12");
        certificates.load(null, null);
        certificates.setCertificateEntry("key", store.getCertificate("key"));
        var managers = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        managers.init(certificates);
        var context = SSLContext.getInstance("TLS");
        context.init(null, managers.getTrustManagers(), null);
        return context;
    }
}
