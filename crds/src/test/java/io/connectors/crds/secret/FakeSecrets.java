package io.connectors.crds.secret;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.ConfigBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/** Serves the Secrets of one namespace for get and for watch over HTTP; refuses WebSockets as some gateways do. */
final class FakeSecrets implements AutoCloseable {
    private final HttpServer server;
    private final KubernetesClient client;
    private final Map<String, String> secrets = new ConcurrentHashMap<>();
    private final List<String> requests = new CopyOnWriteArrayList<>();
    private final List<OpenWatch> watches = new CopyOnWriteArrayList<>();
    private final AtomicInteger version = new AtomicInteger(100);
    private volatile boolean away;
    private volatile boolean watchIsGone;
    private volatile boolean silent;

    private record OpenWatch(String name, HttpExchange exchange, CountDownLatch over) {}

    FakeSecrets() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 100);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/api/v1/namespaces/team-blue/secrets", this::serve);
        server.start();
        client = new KubernetesClientBuilder()
                .withConfig(new ConfigBuilder(Config.empty())
                        .withMasterUrl("http://127.0.0.1:" + server.getAddress().getPort())
                        .build())
                .build();
    }

    KubernetesClient client() {
        return client;
    }

    /** Stores a Secret without telling the watches. */
    void holds(String name, String value) {
        secrets.put(name, json(name, value));
    }

    void becomes(String name, String value) throws IOException {
        String type = secrets.containsKey(name) ? "MODIFIED" : "ADDED";
        holds(name, value);
        tell(name, type, secrets.getOrDefault(name, ""));
    }

    void isDeleted(String name) throws IOException {
        tell(name, "DELETED", Objects.requireNonNull(secrets.remove(name)));
    }

    /** Tells the watches of one name something, whatever it is. */
    void tell(String name, String type, String object) throws IOException {
        for (OpenWatch watch : watches) {
            if (watch.name().equals(name)) {
                write(watch.exchange(), "{\"type\":\"" + type + "\",\"object\":" + object + "}\n");
            }
        }
    }

    /** Ends all watches as the API server does after some minutes. */
    void endsWatches() {
        watches.forEach(watch -> watch.over().countDown());
        watches.clear();
    }

    void goesAway() {
        away = true;
        endsWatches();
    }

    void comesBack() {
        away = false;
    }

    /** Answers 410 to the next watches. */
    void refusesWatches(boolean refuses) {
        watchIsGone = refuses;
    }

    /** New watches stay open and say nothing, as if the network swallowed everything. */
    void keepsSilent() {
        silent = true;
    }

    int openWatches() {
        return watches.size();
    }

    /** Method, path and query of everything that was asked. */
    List<String> requests() {
        return requests;
    }

    long gets() {
        return requests.stream()
                .filter(request -> !request.contains("watch=true"))
                .count();
    }

    String json(String name, String value) {
        return "{\"apiVersion\":\"v1\",\"kind\":\"Secret\",\"metadata\":{\"name\":\"%s\",\"namespace\":\"team-blue\",\"uid\":\"u\",\"resourceVersion\":\"%d\"},\"stringData\":{\"v\":\"%s\"}}"
                .formatted(name, version.incrementAndGet(), value);
    }

    @Override
    public void close() {
        endsWatches();
        client.close();
        server.stop(0);
    }

    private void serve(HttpExchange exchange) throws IOException {
        try (exchange) {
            requests.add(exchange.getRequestMethod() + " " + exchange.getRequestURI());
            String query = String.valueOf(exchange.getRequestURI().getRawQuery());
            if (away) {
                answer(exchange, 503, "{}");
            } else if ("websocket".equalsIgnoreCase(exchange.getRequestHeaders().getFirst("Upgrade"))) {
                answer(exchange, 200, "");
            } else if (query.contains("watch=true")) {
                watch(exchange, query);
            } else {
                String path = exchange.getRequestURI().getPath();
                String found = secrets.get(path.substring(path.lastIndexOf('/') + 1));
                answer(exchange, found == null ? 404 : 200, found == null ? "{}" : found);
            }
        }
    }

    private void watch(HttpExchange exchange, String query) throws IOException {
        if (watchIsGone) {
            answer(
                    exchange,
                    200,
                    "{\"type\":\"ERROR\",\"object\":{\"apiVersion\":\"v1\",\"kind\":\"Status\",\"status\":\"Failure\",\"code\":410,\"reason\":\"Expired\"}}\n");
            return;
        }
        String name = query.replaceAll(".*metadata.name(?:=|%3D)([a-z-]+).*", "$1");
        exchange.getResponseHeaders().add("Content-Type", "application/json");
        exchange.sendResponseHeaders(200, 0);
        var watch = new OpenWatch(name, exchange, new CountDownLatch(1));
        String initial = secrets.get(name);
        if (initial != null && !silent) {
            write(exchange, "{\"type\":\"ADDED\",\"object\":" + initial + "}\n");
        }
        watches.add(watch);
        try {
            watch.over().await();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private static void write(HttpExchange exchange, String line) throws IOException {
        exchange.getResponseBody().write(line.getBytes(StandardCharsets.UTF_8));
        exchange.getResponseBody().flush();
    }

    private static void answer(HttpExchange exchange, int code, String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().add("Content-Type", "application/json");
        exchange.sendResponseHeaders(code, bytes.length == 0 ? -1 : bytes.length);
        exchange.getResponseBody().write(bytes);
    }
}
