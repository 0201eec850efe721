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
import org.junit.jupiter.params.provider.EnumSource;
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
                                    URI.create("http://localhost:" + ports.of(Listener.PROXY) + "/who"))),
                    START_TIMEOUT);
        }
    }

    @AfterAll
    static void stop() {
        if (server != null) {
            server.close();
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"PROXY", "PROXY_TLS", "FORWARD", "PROXY_HEALTH"})
    void givesTheProxyEveryHostOnItsEndpoints(Listener listener) throws Exception {
        for (var host : hostsOfTools(ports.of(listener))) {
            assertThat(get(listener, "/who", host))
                    .as("Host: " + host)
                    .startsWith("HTTP/1.1 200")
                    .endsWith("proxy");
        }
    }

    static Stream<Case> absoluteTargets() {
        int control = ports.of(Listener.CONTROL);
        return Stream.of(
                new Case("another host", "http://tool.example/who", "tool.example"),
                new Case("another port", "http://tool.example:9443/who", "tool.example:9443"),
                new Case("the control port of a tool", "http://tool.example:" + control + "/who", "tool.example"),
                new Case("a Host that names the control server", "http://tool.example/who", "127.0.0.1:" + control));
    }

    @ParameterizedTest
    @MethodSource("absoluteTargets")
    void givesTheProxyEveryAbsoluteTarget(Case target) throws Exception {
        for (var listener : List.of(Listener.PROXY, Listener.FORWARD)) {
            assertThat(get(listener, target.target(), target.host())).endsWith("proxy");
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
    void keepsTheControlServerAwayFromTheProxysEndpoints(Case request) throws Exception {
        for (var listener : List.of(Listener.PROXY, Listener.PROXY_TLS, Listener.FORWARD, Listener.PROXY_HEALTH)) {
            assertThat(get(listener, request.target(), request.host())).doesNotEndWith("control");
        }
    }

    @Test
    void answersItsOwnNamesOnTheControlEndpoint() throws Exception {
        int control = ports.of(Listener.CONTROL);

        assertThat(get(Listener.CONTROL, "/who", "127.0.0.1:" + control)).endsWith("control");
        assertThat(get(Listener.CONTROL, "/who", "localhost:" + control)).endsWith("control");
    }

    @Test
    void keepsTheProxyAwayFromTheControlEndpoint() throws Exception {
        for (var host : hostsOfTools(ports.of(Listener.CONTROL))) {
            assertThat(get(Listener.CONTROL, "/who", host)).as("Host: " + host).doesNotEndWith("proxy");
        }
        assertThat(get(Listener.CONTROL, "http://c-forge.demo.svc/who", "c-forge.demo.svc"))
                .doesNotEndWith("proxy");
    }

    @Test
    void doesNotBelieveAForgedHost() throws Exception {
        var answer = http().get(
                        ports.of(Listener.PROXY),
                        "/who",
                        "Host: c-forge.demo.svc",
                        "$WSSN: localhost",
                        "$WSSP: " + ports.of(Listener.CONTROL),
                        "$WSSC: https");

        assertThat(answer).endsWith("proxy");
    }

    @Test
    void leavesTheAuthorizationOfARequestToTheProxy() throws Exception {
        var answer = http().get(
                        ports.of(Listener.PROXY),
                        "/who",
                        "Host: c-forge.demo.svc",
                        "Authorization: Basic dG9rZW46dG9rZW4=");

        assertThat(answer).endsWith("proxy");
        // Liberty's word for having tried to log that user in.
        assertThat(directory.resolve("a checkout/logs/messages.log")).content().doesNotContain("CWWKS3005E");
    }

    @Test
    void leavesEncodedSlashesToTheProxy() throws Exception {
        assertThat(get(Listener.PROXY, "/group%2Fproject", "c-forge.demo.svc")).startsWith("HTTP/1.1 404");
    }

    @Test
    void speaksNoHttp2OnTheDataPlane() throws Exception {
        var preface = "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n";

        for (var listener : List.of(Listener.PROXY, Listener.FORWARD)) {
            // A server that speaks HTTP/2 would answer with a binary SETTINGS frame.
            assertThat(http().exchange(ports.of(listener), preface)).startsWith("HTTP/");
        }
    }

    @Test
    void addsNothingToTheProxysAnswers() throws Exception {
        assertThat(get(Listener.PROXY, "/who", "c-forge.demo.svc"))
                .doesNotContainIgnoringCase("content-language")
                .doesNotContainIgnoringCase("x-powered-by")
                .doesNotContainIgnoringCase("set-cookie");
    }

    /** What clients write in Host, with the aliases a Service on port 80 and 443 would need. */
    private static List<String> hostsOfTools(int ownPort) {
        return List.of(
                "c-forge.demo.svc.cluster.local",
                "c-forge.demo.svc",
                "C-Forge.Demo.SVC.:80",
                "c-forge.demo.svc:443",
                "c-forge.demo.svc:" + ownPort,
                "tool.example:9443",
                "tool.example:" + ports.of(Listener.CONTROL),
                "192.0.2.1:1",
                "[2001:db8::1]:8443");
    }

    private static String get(Listener listener, String target, String host) throws IOException {
        boolean tls = listener == Listener.CONTROL || listener == Listener.PROXY_TLS;
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
