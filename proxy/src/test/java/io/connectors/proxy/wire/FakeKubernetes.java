package io.connectors.proxy.wire;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;

/**
 * As much of an API server as the proxy needs: lists that never change, reviews by a table. It believes every token
 * whose signature is {@code valid}, and allows what {@link #allow} names.
 */
public final class FakeKubernetes implements AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpServer server;
    private final CountDownLatch closed = new CountDownLatch(1);
    private final Map<String, JsonNode> objects = new ConcurrentHashMap<>();
    private final Set<String> allowed = ConcurrentHashMap.newKeySet();

    public FakeKubernetes() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", this::serve);
        server.start();
    }

    /** Adds an object below the path of its list. */
    public FakeKubernetes add(String listPath, String json) throws IOException {
        JsonNode object = JSON.readTree(json);
        objects.put(listPath + "/" + object.at("/metadata/name").asText(), object);
        return this;
    }

    /** Allows a user to use a Connector, {@code ns/name}. */
    public FakeKubernetes allow(String user, String connector) {
        allowed.add(user + " " + connector);
        return this;
    }

    public String kubeconfig() {
        return """
                apiVersion: v1
                kind: Config
                clusters: [{name: fake, cluster: {server: "http://127.0.0.1:%d"}}]
                users: [{name: proxy, user: {token: proxy-token}}]
                contexts: [{name: fake, context: {cluster: fake, user: proxy}}]
                current-context: fake
                """.formatted(server.getAddress().getPort());
    }

    /** Makes a token that {@code TokenReview} accepts. */
    public static String token(String subject, String audience) {
        String payload = "{\"sub\":\"%s\",\"aud\":[\"%s\"],\"exp\":4102444800}".formatted(subject, audience);
        return base64("{\"alg\":\"RS256\"}") + "." + base64(payload) + "." + base64("valid");
    }

    @Override
    public void close() {
        closed.countDown();
        server.stop(0);
    }

    private void serve(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getPath();
        String query = String.valueOf(exchange.getRequestURI().getQuery());
        if ("websocket".equalsIgnoreCase(exchange.getRequestHeaders().getFirst("Upgrade"))) {
            exchange.sendResponseHeaders(200, -1);
        } else if (query.contains("watch=true")) {
            watch(exchange);
        } else if (exchange.getRequestMethod().equals("POST")) {
            answer(exchange, 201, review(path, (ObjectNode) JSON.readTree(exchange.getRequestBody())));
        } else if (objects.containsKey(path)) {
            answer(exchange, 200, objects.get(path));
        } else {
            answer(exchange, 200, list(path));
        }
    }

    private void watch(HttpExchange exchange) throws IOException {
        exchange.getResponseHeaders().add("Content-Type", "application/json");
        exchange.sendResponseHeaders(200, 0);
        exchange.getResponseBody().flush();
        try {
            closed.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        exchange.close();
    }

    private JsonNode list(String path) {
        ObjectNode list = JSON.createObjectNode().put("kind", "List").put("apiVersion", "v1");
        list.putObject("metadata").put("resourceVersion", "1");
        ArrayNode items = list.putArray("items");
        objects.forEach((key, object) -> {
            if (key.startsWith(path + "/")
                    || key.replaceFirst("namespaces/[^/]+/", "").startsWith(path + "/")) {
                items.add(object);
            }
        });
        return list;
    }

    private ObjectNode review(String path, ObjectNode review) throws IOException {
        ObjectNode status = review.putObject("status");
        if (path.endsWith("/tokenreviews")) {
            String[] parts = review.at("/spec/token").asText().split("\\.", -1);
            boolean valid = parts[2].equals(base64("valid"));
            status.put("authenticated", valid);
            if (valid) {
                JsonNode claims = JSON.readTree(Base64.getUrlDecoder().decode(parts[1]));
                status.putObject("user")
                        .put("username", claims.path("sub").asText())
                        .put("uid", "1");
                status.set("audiences", claims.path("aud"));
            }
        } else {
            JsonNode attributes = review.at("/spec/resourceAttributes");
            String connector = attributes.path("namespace").asText() + "/"
                    + attributes.path("name").asText();
            status.put("allowed", allowed.contains(review.at("/spec/user").asText() + " " + connector));
        }
        return review;
    }

    private static void answer(HttpExchange exchange, int status, JsonNode json) throws IOException {
        byte[] body = JSON.writeValueAsBytes(json);
        exchange.getResponseHeaders().add("Content-Type", "application/json");
        exchange.sendResponseHeaders(status, body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }

    private static String base64(String text) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }
}
