package io.connectors.proxy.health;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/** Sends bytes to a port of this machine and reads what comes back, up to a limit. */
final class Probe {
    private static final int MAX_REPLY_BYTES = 8 * 1024;

    private final Duration limit;

    Probe(Duration limit) {
        this.limit = limit;
    }

    /**
     * Returns the reply as far as it came, each byte one character.
     *
     * @throws IOException when nothing listens there
     */
    String ask(int port, String request) throws IOException {
        try (Socket socket = new Socket()) {
            int millis = (int) limit.toMillis();
            socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), millis);
            socket.setSoTimeout(millis);
            OutputStream out = socket.getOutputStream();
            out.write(request.getBytes(StandardCharsets.ISO_8859_1));
            out.flush();
            return read(socket.getInputStream());
        }
    }

    private static String read(InputStream in) {
        byte[] reply = new byte[MAX_REPLY_BYTES];
        int length = 0;
        try {
            for (int count = 0;
                    count >= 0 && length < reply.length;
                    count = in.read(reply, length, reply.length - length)) {
                length += count;
            }
        } catch (IOException closedOrSilent) {
            // What came so far is the answer.
        }
        return new String(reply, 0, length, StandardCharsets.ISO_8859_1);
    }
}
