package io.connectors.liberty.e2e;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/** An issue tracker as far as a class for it can be tried: below a path prefix, with one access token. */
final class TrackerServer implements AutoCloseable {
    private static final String PREFIX = "/tracker";
    private static final String API = PREFIX + "/rest/api/2/";

    private final HttpServer server;
    private final String token;
    private final Queue<String> issuesRead = new ConcurrentLinkedQueue<>();

    private TrackerServer(HttpServer server, String token) {
        this.server = server;
        this.token = token;
    }

    static TrackerServer start(String token) {
        try {
            var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            var tracker = new TrackerServer(server, token);
            server.createContext("/", tracker::answer);
            server.start();
            return tracker;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    URI address() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + PREFIX);
    }

    /** What each request for an issue carried as Authorization. */
    List<String> issuesRead() {
        return List.copyOf(issuesRead);
    }

    private void answer(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getPath();
        String authorization =
                Objects.requireNonNullElse(exchange.getRequestHeaders().getFirst("Authorization"), "");
        boolean known = authorization.equals("Bearer " + token);
        if (path.equals(API + "serverInfo")) {
            send(exchange, 200, "{\"deployment\":\"server\"}");
        } else if (!known) {
            send(exchange, 401, "{\"error\":\"who are you?\"}");
        } else if (path.equals(API + "myself")) {
            send(exchange, 200, "{\"name\":\"bot\",\"active\":true}");
        } else if (path.equals(API + "issue/BLUE-1")) {
            issuesRead.add(authorization);
            send(exchange, 200, "{\"key\":\"BLUE-1\"}");
        } else {
            send(exchange, 404, "{\"error\":\"no such thing\"}");
        }
    }

    private static void send(HttpExchange exchange, int status, String json) throws IOException {
        byte[] body = json.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(status, body.length);
        try (var out = exchange.getResponseBody()) {
            out.write(body);
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
