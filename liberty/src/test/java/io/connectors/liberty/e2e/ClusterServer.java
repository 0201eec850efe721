package io.connectors.liberty.e2e;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLServerSocket;

/**
 * A cluster of one Pod, as far as {@code kubectl logs} and {@code kubectl exec} see it: the API server's side of both, which no
 * embedded API server has, since they end at a kubelet.
 *
 * <p>The log goes on when the test says so. The Pod's program answers each line in capitals and ends at the end of its input.
 */
final class ClusterServer implements AutoCloseable {
    static final String POD = "shell";
    private static final String EXEC_PROTOCOL = "v5.channel.k8s.io";
    private static final int STDIN = 0;
    private static final int STDOUT = 1;
    private static final int STATUS = 3;
    private static final int CLOSED = 255;

    private final SSLServerSocket listener;
    private final String authorization;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final Queue<String> heads = new ConcurrentLinkedQueue<>();
    private final CountDownLatch logGoesOn = new CountDownLatch(1);

    private ClusterServer(SSLServerSocket listener, Login login) {
        this.listener = listener;
        this.authorization = login.authorization();
    }

    static ClusterServer start(Login login, ToolAuthority authority) {
        try {
            var listener = (SSLServerSocket) authority
                    .context()
                    .getServerSocketFactory()
                    .createServerSocket(0, 0, InetAddress.getLoopbackAddress());
            var server = new ClusterServer(listener, login);
            server.threads.execute(server::accept);
            return server;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    URI address() {
        return URI.create("https://" + ToolHost.NAME + ":" + listener.getLocalPort());
    }

    /** The heads of all requests, as they arrived. */
    List<String> heads() {
        return List.copyOf(heads);
    }

    /** Lets the log's second and last line follow. */
    void endLog() {
        logGoesOn.countDown();
    }

    @Override
    public void close() {
        endLog();
        try {
            listener.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        threads.shutdownNow();
    }

    private void accept() {
        while (!listener.isClosed()) {
            try {
                Socket connection = listener.accept();
                threads.execute(() -> serve(connection));
            } catch (IOException _) {
                // Closed, as the loop's condition tells.
            }
        }
    }

    private void serve(Socket connection) {
        try (connection) {
            var in = new BufferedInputStream(connection.getInputStream());
            List<String> head = head(in);
            while (!head.isEmpty()) {
                heads.add(String.join("\n", head));
                answer(head, in, connection.getOutputStream());
                head = head(in);
            }
        } catch (IOException _) {
            // The client has gone, which is its right.
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private void answer(List<String> head, InputStream in, OutputStream out) throws IOException, InterruptedException {
        String target = head.getFirst().split(" ", -1)[1];
        String path = URI.create(target).getPath();
        if (path.equals("/livez")) {
            send(out, "200 OK", "\"ok\"");
        } else if (!header(head, "authorization").equals(Optional.of(authorization))) {
            send(out, "401 Unauthorized", status("Failure"));
        } else if (path.endsWith("/log")) {
            sendLog(out);
        } else if (path.endsWith("/exec")) {
            execute(head, in, out);
        } else {
            Optional<String> document = document(path);
            send(out, document.isPresent() ? "200 OK" : "404 Not Found", document.orElse(status("Failure")));
        }
    }

    private static Optional<String> document(String path) {
        return switch (path) {
            case "/api" -> Optional.of("{\"kind\":\"APIVersions\",\"versions\":[\"v1\"]}");
            case "/apis" -> Optional.of("{\"kind\":\"APIGroupList\",\"apiVersion\":\"v1\",\"groups\":[]}");
            case "/api/v1" -> Optional.of("""
                    {"kind": "APIResourceList", "groupVersion": "v1", "resources": [{"name": "pods", "singularName": "pod",
                     "namespaced": true, "kind": "Pod", "verbs": ["get"], "shortNames": ["po"]}]}""");
            case "/api/v1/namespaces/default/pods/" + POD -> Optional.of("""
                    {"kind": "Pod", "apiVersion": "v1", "metadata": {"name": "shell", "namespace": "default"},
                     "spec": {"containers": [{"name": "main"}]}, "status": {"phase": "Running"}}""");
            default -> Optional.empty();
        };
    }

    private void sendLog(OutputStream out) throws IOException, InterruptedException {
        write(out, "HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\nTransfer-Encoding: chunked\r\n\r\n");
        write(out, "6\r\nfirst\n\r\n");
        if (!logGoesOn.await(1, TimeUnit.MINUTES)) {
            throw new IOException("nobody let the log go on");
        }
        write(out, "5\r\nlast\n\r\n0\r\n\r\n");
    }

    private static void execute(List<String> head, InputStream in, OutputStream out) throws IOException {
        if (!header(head, "sec-websocket-protocol").equals(Optional.of(EXEC_PROTOCOL))) {
            send(out, "400 Bad Request", status("Failure"));
            return;
        }
        write(
                out,
                "HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
                        + "Sec-WebSocket-Protocol: " + EXEC_PROTOCOL + "\r\nSec-WebSocket-Accept: "
                        + WebSocketStream.accept(
                                header(head, "sec-websocket-key").orElse("")) + "\r\n\r\n");
        var socket = new WebSocketStream(in, out);
        Optional<String> message = socket.receive();
        while (message.isPresent() && message.get().charAt(0) != CLOSED) {
            if (message.get().charAt(0) == STDIN) {
                socket.send(STDOUT, message.get().substring(1).toUpperCase(Locale.ROOT));
            }
            message = socket.receive();
        }
        socket.send(STDOUT, "END\n");
        socket.send(STATUS, status("Success"));
        socket.close();
    }

    private static String status(String status) {
        return "{\"kind\":\"Status\",\"apiVersion\":\"v1\",\"metadata\":{},\"status\":\"" + status + "\"}";
    }

    private static void send(OutputStream out, String status, String json) throws IOException {
        write(
                out,
                "HTTP/1.1 " + status + "\r\nContent-Type: application/json\r\nContent-Length: " + json.length()
                        + "\r\n\r\n" + json);
    }

    private static void write(OutputStream out, String text) throws IOException {
        out.write(text.getBytes(StandardCharsets.US_ASCII));
        out.flush();
    }

    /** Returns the lines of the next request's head, none at the connection's end. Requests with a body do not come here. */
    private static List<String> head(InputStream in) throws IOException {
        List<String> lines = new ArrayList<>();
        StringBuilder line = new StringBuilder();
        int next = in.read();
        while (next >= 0) {
            if (next == '\n' && line.isEmpty()) {
                return lines;
            }
            if (next == '\n') {
                lines.add(line.toString());
                line.setLength(0);
            } else if (next != '\r') {
                line.append((char) next);
            }
            next = in.read();
        }
        return List.of();
    }

    private static Optional<String> header(List<String> head, String name) {
        return head.stream()
                .filter(line -> line.toLowerCase(Locale.ROOT).startsWith(name + ":"))
                .map(line -> line.substring(name.length() + 1).strip())
                .findFirst();
    }
}
