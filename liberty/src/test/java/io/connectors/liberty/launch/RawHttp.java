package io.connectors.liberty.launch;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import javax.net.SocketFactory;

/** Sends bytes as they are, because HTTP clients repair the Host header and refuse odd targets. */
final class RawHttp {

    private static final Duration TIMEOUT = Duration.ofSeconds(20);

    private final SocketFactory sockets;

    RawHttp(SocketFactory sockets) {
        this.sockets = sockets;
    }

    /** Sends a GET and returns the whole answer, head and body. */
    String get(int port, String target, String... headers) throws IOException {
        return exchange(
                port,
                "GET " + target + " HTTP/1.1\r\n" + String.join("\r\n", headers) + "\r\nConnection: close\r\n\r\n");
    }

    String exchange(int port, String bytes) throws IOException {
        try (Socket socket = sockets.createSocket(InetAddress.getLoopbackAddress(), port)) {
            socket.setSoTimeout((int) TIMEOUT.toMillis());
            socket.getOutputStream().write(bytes.getBytes(StandardCharsets.ISO_8859_1));
            socket.getOutputStream().flush();
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);
        }
    }
}
