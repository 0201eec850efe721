package io.connectors.proxy.wire;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.stream.Stream;

/**
 * As much of an API server as the proxy needs: objects that can be listed, read and watched, and reviews. Every answer comes from this
 * machine's memory, and the server can be away.
 */
public final class FakeKubernetes implements AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String END = "";

    private final HttpServer server;
    private final FakeReviews reviews = new FakeReviews();
    private volatile boolean away;

    // All three guarded by this.
    private final Map<String, ObjectNode> objects = new TreeMap<>();
    private final List<Event> history = new ArrayList<>();
    private final List<OpenWatch> watches = new ArrayList<>();

    private record Event(int version, String path, String type, JsonNode object) {
        String line() {
            return JSON.createObjectNode().put("type", type).set("object", object) + "\n";
        }
    }

    /** Lines that have to go to one watcher; {@link #END} is the last. */
    private record OpenWatch(String listPath, String name, BlockingQueue<String> lines) {
        boolean concerns(String path) {
            return isIn(path, listPath) && (name.isEmpty() || path.endsWith("/" + name));
        }
    }

    public FakeKubernetes() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", this::serve);
        server.start();
    }

    public FakeReviews reviews() {
        return reviews;
    }

    /** Creates or replaces an object below the path of its list, and tells who watches. */
    public synchronized FakeKubernetes add(String listPath, String json) throws IOException {
        ObjectNode object = (ObjectNode) JSON.readTree(json);
        String path = listPath + "/" + object.at("/metadata/name").asText();
        boolean known = objects.containsKey(path);
        ((ObjectNode) object.path("metadata")).put("resourceVersion", String.valueOf(history.size() + 1));
        objects.put(path, object);
        tell(path, known ? "MODIFIED" : "ADDED", object);
        return this;
    }

    /** Deletes an object, and tells who watches. */
    public synchronized void remove(String path) {
        ObjectNode object =
                Optional.ofNullable(objects.remove(path)).orElseThrow().deepCopy();
        ((ObjectNode) object.path("metadata")).put("resourceVersion", String.valueOf(history.size() + 1));
        tell(path, "DELETED", object);
    }

    /** Allows a user to use a Connector, {@code ns/name}. */
    public FakeKubernetes allow(String user, String connector) {
        reviews.grant(use(user, connector));
        return this;
    }

    /** The right that the proxy asks about. */
    public static FakeReviews.Right use(String user, String connector) {
        return new FakeReviews.Right(user, "use", "connectors/proxy", connector);
    }

    /** Answers every request with 503, until it is told otherwise. */
    public void isAway(boolean gone) {
        away = gone;
    }

    /** Closes all connections and accepts no more, for good. */
    public void vanishes() {
        close();
    }

    /** Tells whether somebody watches the objects of a list, or the one of this name. */
    public synchronized boolean isWatched(String listPath, String name) {
        return watches.stream()
                .anyMatch(watch ->
                        watch.listPath().equals(listPath) && watch.name().equals(name));
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
        return token("{\"alg\":\"RS256\"}", claims(subject, audience), "valid");
    }

    /** Makes a token of a ServiceAccount that is bound to a Pod, {@code ns/name}. */
    public static String podToken(String serviceAccount, String pod, String uid) {
        String[] names = pod.split("/", 2);
        String bound = ",\"kubernetes.io\":{\"namespace\":\"%s\",\"pod\":{\"name\":\"%s\",\"uid\":\"%s\"}}}"
                .formatted(names[0], names[1], uid);
        String claims = claims("system:serviceaccount:" + names[0] + ":" + serviceAccount, "connectors");
        return token("{\"alg\":\"RS256\"}", claims.replaceFirst("}$", bound), "valid");
    }

    /** Makes a token of any content; TokenReview accepts the signature {@code valid}. */
    public static String token(String header, String payload, String signature) {
        return base64(header) + "." + base64(payload) + "." + base64(signature);
    }

    public static String claims(String subject, String audience) {
        return "{\"sub\":\"%s\",\"aud\":[\"%s\"],\"exp\":4102444800}".formatted(subject, audience);
    }

    @Override
    public void close() {
        synchronized (this) {
            watches.forEach(watch -> watch.lines().add(END));
        }
        reviews.release();
        server.stop(0);
    }

    private void tell(String path, String type, ObjectNode object) {
        Event event = new Event(history.size() + 1, path, type, object);
        history.add(event);
        watches.stream()
                .filter(watch -> watch.concerns(path))
                .forEach(watch -> watch.lines().add(event.line()));
    }

    private void serve(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getPath();
        String query = String.valueOf(exchange.getRequestURI().getQuery());
        if (away) {
            answer(exchange, 503, JSON.createObjectNode());
        } else if ("websocket".equalsIgnoreCase(exchange.getRequestHeaders().getFirst("Upgrade"))) {
            exchange.sendResponseHeaders(200, -1);
        } else if (query.contains("watch=true")) {
            watch(exchange, open(path, query));
        } else if (exchange.getRequestMethod().equals("PATCH")) {
            patch(exchange, path);
        } else if (exchange.getRequestMethod().equals("POST")) {
            answer(exchange, 201, reviews.answer(path, (ObjectNode) JSON.readTree(exchange.getRequestBody())));
        } else if (path.matches(".*/(connectors|connectorclasses|secrets)")) {
            answer(exchange, 200, list(path));
        } else {
            Optional<ObjectNode> object = object(path);
            answer(exchange, object.isPresent() ? 200 : 404, object.orElseGet(FakeKubernetes::notFound));
        }
    }

    /** Merges the data of an object, unless it was changed since its writer read it. */
    private synchronized void patch(HttpExchange exchange, String path) throws IOException {
        JsonNode patch = JSON.readTree(exchange.getRequestBody());
        Optional<ObjectNode> object = object(path);
        if (object.isEmpty()) {
            answer(exchange, 404, notFound());
            return;
        }
        String seen = patch.at("/metadata/resourceVersion").asText();
        if (!object.get().at("/metadata/resourceVersion").asText().equals(seen)) {
            answer(exchange, 409, JSON.createObjectNode().put("kind", "Status").put("code", 409));
            return;
        }
        ObjectNode merged = object.get().deepCopy();
        merged.withObjectProperty("data").setAll((ObjectNode) patch.path("data"));
        add(path.substring(0, path.lastIndexOf('/')), merged.toString());
        answer(exchange, 200, object(path).orElseThrow());
    }

    /** Returns a text of an object's data. */
    public String data(String path, String key) {
        return object(path).orElseThrow().path("data").path(key).asText();
    }

    /** From a version on all that happened since then, otherwise what there is, and then all that happens. */
    private synchronized OpenWatch open(String path, String query) {
        OpenWatch watch =
                new OpenWatch(path, parameter(query, "fieldSelector=metadata.name"), new LinkedBlockingQueue<>());
        String version = parameter(query, "resourceVersion");
        Stream<Event> begin = version.isEmpty()
                ? objects.entrySet().stream().map(entry -> new Event(0, entry.getKey(), "ADDED", entry.getValue()))
                : history.stream().filter(event -> event.version() > Integer.parseInt(version));
        begin.filter(event -> watch.concerns(event.path()))
                .forEach(event -> watch.lines().add(event.line()));
        watches.add(watch);
        return watch;
    }

    private void watch(HttpExchange exchange, OpenWatch watch) throws IOException {
        try (exchange) {
            exchange.getResponseHeaders().add("Content-Type", "application/json");
            exchange.sendResponseHeaders(200, 0);
            OutputStream out = exchange.getResponseBody();
            out.flush();
            for (String line = watch.lines().take();
                    !line.equals(END);
                    line = watch.lines().take()) {
                out.write(line.getBytes(StandardCharsets.UTF_8));
                out.flush();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            synchronized (this) {
                watches.remove(watch);
            }
        }
    }

    private synchronized JsonNode list(String path) {
        ObjectNode list = JSON.createObjectNode().put("kind", "List").put("apiVersion", "v1");
        list.putObject("metadata").put("resourceVersion", String.valueOf(history.size()));
        ArrayNode items = list.putArray("items");
        objects.forEach((key, object) -> {
            if (isIn(key, path)) {
                items.add(object);
            }
        });
        return list;
    }

    private synchronized Optional<ObjectNode> object(String path) {
        return Optional.ofNullable(objects.get(path));
    }

    private static boolean isIn(String path, String listPath) {
        return path.startsWith(listPath + "/")
                || path.replaceFirst("namespaces/[^/]+/", "").startsWith(listPath + "/");
    }

    private static String parameter(String query, String name) {
        return Stream.of(query.split("&", -1))
                .filter(parameter -> parameter.startsWith(name + "="))
                .map(parameter -> parameter.substring(name.length() + 1))
                .findFirst()
                .orElse("");
    }

    private static ObjectNode notFound() {
        return JSON.createObjectNode()
                .put("kind", "Status")
                .put("apiVersion", "v1")
                .put("status", "Failure")
                .put("reason", "NotFound")
                .put("code", 404);
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
