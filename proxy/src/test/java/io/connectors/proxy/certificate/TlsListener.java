package io.connectors.proxy.certificate;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLSocket;
import org.jspecify.annotations.Nullable;

/** Answers every request with {@code ok}, behind the TLS that a test puts on its connections. */
final class TlsListener implements AutoCloseable {
    private static final byte[] ANSWER =
            "HTTP/1.1 200 OK\r\nContent-Length: 2\r\nConnection: close\r\n\r\nok".getBytes(StandardCharsets.US_ASCII);
    private static final int LIMIT_MILLIS = 10_000;

    private final ServerSocket listener = new ServerSocket();
    private final Tls tls;
    private final BlockingQueue<Handshake> handshakes = new LinkedBlockingQueue<>();

    /** Puts TLS on a connection. */
    interface Tls {
        SSLSocket open(Socket connection) throws IOException;
    }

    /**
     * How a handshake went.
     *
     * @param protocol what was negotiated by ALPN; empty for nothing
     * @param failure null when it succeeded
     */
    record Handshake(
            String version, String protocol, @Nullable IOException failure) {}

    private TlsListener(Tls tls) throws IOException {
        this.tls = tls;
    }

    static TlsListener at(String address, Tls tls) throws IOException {
        TlsListener started = new TlsListener(tls);
        started.listener.bind(new InetSocketAddress(InetAddress.ofLiteral(address), 0));
        Thread.ofVirtual().start(started::accept);
        return started;
    }

    static TlsListener at(Tls tls) throws IOException {
        return at("127.0.0.1", tls);
    }

    int port() {
        return listener.getLocalPort();
    }

    Socket connect() throws IOException {
        Socket socket = new Socket(listener.getInetAddress(), listener.getLocalPort());
        socket.setSoTimeout(LIMIT_MILLIS);
        return socket;
    }

    /** Waits for the next handshake to end. */
    Handshake handshake() throws InterruptedException {
        return Objects.requireNonNull(
                handshakes.poll(LIMIT_MILLIS, TimeUnit.MILLISECONDS), "no handshake ended in time");
    }

    @Override
    public void close() throws IOException {
        listener.close();
    }

    private void accept() {
        while (!listener.isClosed()) {
            try {
                Socket connection = listener.accept();
                Thread.ofVirtual().start(() -> serve(connection));
            } catch (IOException closed) {
                return;
            }
        }
    }

    private void serve(Socket connection) {
        try (connection) {
            connection.setSoTimeout(LIMIT_MILLIS);
            SSLSocket socket = tls.open(connection);
            try {
                socket.startHandshake();
            } catch (IOException e) {
                handshakes.add(new Handshake("", "", e));
                return;
            }
            handshakes.add(new Handshake(socket.getSession().getProtocol(), socket.getApplicationProtocol(), null));
            answer(socket);
        } catch (IOException _) {
            // The client left after its handshake, which is what some tests are about.
        }
    }

    private static void answer(SSLSocket socket) throws IOException {
        StringBuilder head = new StringBuilder();
        int next = socket.getInputStream().read();
        while (next >= 0 && head.indexOf("\r\n\r\n") < 0) {
            head.append((char) next);
            next = head.indexOf("\r\n\r\n") < 0 ? socket.getInputStream().read() : next;
        }
        socket.getOutputStream().write(ANSWER);
        socket.close();
    }
}
