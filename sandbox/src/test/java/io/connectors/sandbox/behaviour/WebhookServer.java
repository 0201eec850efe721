package io.connectors.sandbox.behaviour;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import io.connectors.sandbox.pki.DevelopmentCa;
import io.connectors.sandbox.pki.ServerCertificate;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.time.InstantSource;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;

/** Webhooks of one test, each at a path of its own, behind a certificate that an authority of this server signed. */
final class WebhookServer implements AutoCloseable {

    static final String READY = "ready";

    /** A controller makes this ConfigMap in each new namespace, at a moment of its own; no test asks about it. */
    private static final String OF_EVERY_NAMESPACE = "kube-root-ca.crt";

    private final HttpsServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final CountDownLatch closing = new CountDownLatch(1);
    private final String caBundle;
    private final Map<String, Answer> answers = new ConcurrentHashMap<>();
    private final List<JsonNode> requests = new CopyOnWriteArrayList<>();
    private final List<String> paths = new CopyOnWriteArrayList<>();
    private final Set<String> probes = ConcurrentHashMap.newKeySet();

    /** What a webhook says: the {@code response} in YAML, without the uid. */
    interface Answer {
        String to(JsonNode request) throws InterruptedException;
    }

    private WebhookServer(HttpsServer server, String caBundle) {
        this.server = server;
        this.caBundle = caBundle;
    }

    static WebhookServer start() {
        try {
            Path directory = Files.createTempDirectory("webhook");
            DevelopmentCa authority = DevelopmentCa.in(directory, InstantSource.system());
            var http = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            http.setHttpsConfigurator(
                    new HttpsConfigurator(context(authority.serverCertificate("webhook", List.of()))));
            String pem = Files.readString(authority.certificateFile());
            var server = new WebhookServer(http, Base64.getEncoder().encodeToString(pem.getBytes(UTF_8)));
            http.createContext("/", server::handle);
            http.setExecutor(server.threads);
            http.start();
            return server.answers(READY, _ -> "{allowed: true}");
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot start a webhook", e);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("The webhook's certificate is not usable", e);
        }
    }

    WebhookServer answers(String name, Answer answer) {
        answers.put("/" + name, answer);
        return this;
    }

    /** An answer that comes when nobody waits any more. */
    String never() throws InterruptedException {
        closing.await();
        return "{allowed: true}";
    }

    /** A response that changes the object by a JSON patch, given in YAML. */
    static String patch(String operations) {
        String patch = Base64.getEncoder()
                .encodeToString(Json.ofYaml(operations).toString().getBytes(UTF_8));
        return "{allowed: true, patchType: JSONPatch, patch: " + patch + "}";
    }

    String url(String name) {
        return "https://127.0.0.1:" + server.getAddress().getPort() + "/" + name;
    }

    String caBundle() {
        return caBundle;
    }

    /** Tells whether the configuration of that name is in force: its probe has been asked about. */
    boolean isReadyFor(String configuration) {
        return probes.contains(configuration);
    }

    /** The names of the webhooks that were asked, in order. */
    List<String> asked() {
        return List.copyOf(paths);
    }

    /** The one question that was asked. */
    JsonNode request() {
        if (requests.size() != 1) {
            throw new AssertionError("Expected one question but got " + requests);
        }
        return requests.getFirst();
    }

    List<JsonNode> requests() {
        return List.copyOf(requests);
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (InputStream body = exchange.getRequestBody();
                OutputStream out = exchange.getResponseBody()) {
            String path = exchange.getRequestURI().getPath();
            JsonNode request =
                    Json.ofAnswer(new String(body.readAllBytes(), UTF_8)).path("request");
            if (path.equals("/" + READY)) {
                probes.add(request.at("/object/metadata/labels/probe").asText());
            } else if (!request.at("/object/metadata/name").asText().equals(OF_EVERY_NAMESPACE)) {
                requests.add(request);
                paths.add(path.substring(1));
            }
            Answer answer = answers.get(path);
            if (answer == null) {
                exchange.sendResponseHeaders(404, -1);
                return;
            }
            byte[] text = review(answer, request);
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            exchange.sendResponseHeaders(200, text.length);
            out.write(text);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static byte[] review(Answer answer, JsonNode request) throws InterruptedException {
        JsonNode response = Json.ofYaml(answer.to(request));
        if (response instanceof ObjectNode fields && !fields.has("uid")) {
            fields.set("uid", request.path("uid"));
        }
        return "{\"apiVersion\":\"admission.k8s.io/v1\",\"kind\":\"AdmissionReview\",\"response\":%s}"
                .formatted(response)
                .getBytes(UTF_8);
    }

    private static SSLContext context(ServerCertificate certificate) throws GeneralSecurityException, IOException {
        char[] password = DevelopmentCa.KEY_STORE_PASSWORD.toCharArray();
        KeyStore keys = KeyStore.getInstance("PKCS12");
        try (InputStream file = Files.newInputStream(certificate.keyStore())) {
            keys.load(file, password);
        }
        KeyManagerFactory managers = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        managers.init(keys, password);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(managers.getKeyManagers(), null, null);
        return context;
    }

    @Override
    public void close() {
        closing.countDown();
        server.stop(0);
        threads.shutdownNow();
    }
}
