package io.connectors.liberty.e2e;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * A tool of a test, over http and over https: serves its content to whoever shows the credential, challenges everybody else, and
 * keeps every header that it was sent. Its root is open, as a tool's front page is.
 */
final class ToolServer implements AutoCloseable {
    /**
     * A request as it arrived.
     *
     * @param origin what the client takes the server to be, as servers do that name themselves in their answers
     * @param body a character for each byte
     */
    record Asked(String method, String origin, String path, Map<String, List<String>> headers, String body) {
        String line() {
            return method + " " + path;
        }
    }

    /**
     * What the tool answers to somebody it knows.
     *
     * @param body a character for each byte
     */
    record Answer(int status, String contentType, String body) {
        static Answer file(byte[] content) {
            return new Answer(200, "application/octet-stream", new String(content, StandardCharsets.ISO_8859_1));
        }
    }

    /** Called by several threads. */
    interface Content {
        Answer answer(Asked asked) throws IOException;
    }

    private final Login login;
    private final Content content;
    private final HttpServer plain;
    private final HttpServer tls;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final Queue<Asked> known = new ConcurrentLinkedQueue<>();
    private final Queue<Asked> all = new ConcurrentLinkedQueue<>();

    private ToolServer(Login login, Content content, HttpServer plain, HttpServer tls) {
        this.login = login;
        this.content = content;
        this.plain = plain;
        this.tls = tls;
    }

    static ToolServer start(Login login, Content content, ToolAuthority authority) {
        var loopback = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
        try {
            HttpsServer tls = HttpsServer.create(loopback, 0);
            tls.setHttpsConfigurator(new HttpsConfigurator(authority.context()));
            var server = new ToolServer(login, content, HttpServer.create(loopback, 0), tls);
            server.serve(server.plain, "http://");
            server.serve(server.tls, "https://");
            return server;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    URI address(String scheme) {
        HttpServer server = scheme.equals("https") ? tls : plain;
        return URI.create(
                scheme + "://" + ToolHost.NAME + ":" + server.getAddress().getPort());
    }

    Login login() {
        return login;
    }

    /** The request lines of those who showed the credential. */
    List<String> served() {
        return known.stream().map(Asked::line).toList();
    }

    /** Everything that was sent beside bodies, by anybody. */
    String everythingSeen() {
        StringBuilder text = new StringBuilder();
        for (Asked asked : all) {
            text.append(asked.line()).append('\n').append(asked.headers()).append('\n');
        }
        return text.toString();
    }

    @Override
    public void close() {
        plain.stop(0);
        tls.stop(0);
        threads.close();
    }

    private void serve(HttpServer server, String scheme) {
        server.setExecutor(threads);
        server.createContext("/", exchange -> answer(exchange, scheme));
        server.start();
    }

    private void answer(HttpExchange exchange, String scheme) throws IOException {
        try (exchange) {
            var headers = new TreeMap<String, List<String>>(String.CASE_INSENSITIVE_ORDER);
            headers.putAll(exchange.getRequestHeaders());
            var asked = new Asked(
                    exchange.getRequestMethod(),
                    scheme + headers.getOrDefault("Host", List.of("")).getFirst(),
                    exchange.getRequestURI().toString(),
                    headers,
                    new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.ISO_8859_1));
            all.add(asked);
            send(exchange, answer(asked));
        }
    }

    private Answer answer(Asked asked) throws IOException {
        if (asked.path().equals("/")) {
            return new Answer(200, "application/json", "{}");
        }
        if (!asked.headers().getOrDefault("Authorization", List.of()).equals(List.of(login.authorization()))) {
            return new Answer(401, "text/plain", "who are you?");
        }
        known.add(asked);
        return content.answer(asked);
    }

    private static void send(HttpExchange exchange, Answer answer) throws IOException {
        exchange.getResponseHeaders().set("Content-Type", answer.contentType());
        if (answer.status() == 401) {
            exchange.getResponseHeaders().set("WWW-Authenticate", "Basic realm=\"tool\"");
        }
        byte[] body = answer.body().getBytes(StandardCharsets.ISO_8859_1);
        boolean none = body.length == 0 || exchange.getRequestMethod().equals("HEAD");
        exchange.sendResponseHeaders(answer.status(), none ? -1 : body.length);
        if (!none) {
            exchange.getResponseBody().write(body);
        }
    }
}
