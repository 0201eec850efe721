package io.connectors.liberty.e2e;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * Many tools in one process, on a few ports: {@code /<tool>/alive} answers to everybody, {@code /<tool>/me} to whoever has the
 * password. Counts how often each tool was asked for its credential.
 */
final class FleetTool implements AutoCloseable {
    static final String USERNAME = "robot";
    private static final int PORTS = 10;

    private final String password = Transcript.newPassword();
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final List<HttpServer> servers = new ArrayList<>();
    private final ConcurrentMap<String, Integer> checks = new ConcurrentHashMap<>();

    private FleetTool() {}

    static FleetTool start() {
        var tool = new FleetTool();
        try {
            for (int i = 0; i < PORTS; i++) {
                var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
                server.setExecutor(tool.threads);
                server.createContext("/", tool::answer);
                server.start();
                tool.servers.add(server);
            }
            return tool;
        } catch (IOException e) {
            tool.close();
            throw new UncheckedIOException(e);
        }
    }

    String password() {
        return password;
    }

    URI address(int index, String tool) {
        int port = servers.get(index % PORTS).getAddress().getPort();
        return URI.create("http://127.0.0.1:" + port + "/" + tool);
    }

    /** How often each tool was asked with its credential. */
    Map<String, Integer> checks() {
        return Map.copyOf(checks);
    }

    @Override
    public void close() {
        servers.forEach(server -> server.stop(0));
        threads.close();
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            String[] path = exchange.getRequestURI().getPath().split("/", -1);
            boolean isCheck = path.length == 3 && path[2].equals("me");
            boolean isKnown = expected().equals(exchange.getRequestHeaders().getFirst("Authorization"));
            if (isCheck && isKnown) {
                checks.merge(path[1], 1, Integer::sum);
            }
            byte[] body = "{\"status\":\"UP\",\"user\":\"robot\"}".getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            exchange.sendResponseHeaders(isCheck && !isKnown ? 401 : 200, body.length);
            exchange.getResponseBody().write(body);
        }
    }

    private String expected() {
        String pair = USERNAME + ":" + password;
        return "Basic " + Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8));
    }
}
