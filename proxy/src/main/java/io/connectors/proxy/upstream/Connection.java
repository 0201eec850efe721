package io.connectors.proxy.upstream;

import io.connectors.proxy.message.Field;
import io.connectors.proxy.message.Framing;
import io.connectors.proxy.message.RequestHead;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;

/** One socket to a tool. Used by one exchange at a time. */
final class Connection {
    private static final int OUT_BYTES = 16 * 1024;

    private final Socket socket;
    private final OutputStream out;
    private final InboundBuffer in;
    private Instant lastUse;

    Connection(Socket socket, Instant now) throws IOException {
        this.socket = socket;
        this.out = new BufferedOutputStream(socket.getOutputStream(), OUT_BYTES);
        this.in = new InboundBuffer(socket.getInputStream());
        this.lastUse = now;
    }

    InboundBuffer in() {
        return in;
    }

    Instant lastUse() {
        return lastUse;
    }

    void usedAt(Instant now) {
        lastUse = now;
    }

    /** Writes the head; the bytes of the target go out as they came in. */
    void send(RequestHead head) throws IOException {
        StringBuilder text = new StringBuilder(512);
        text.append(head.method()).append(' ').append(head.target().raw()).append(" HTTP/1.1\r\nHost: ");
        text.append(head.origin().authority()).append("\r\n");
        for (Field field : head.headers().fields()) {
            text.append(field.name()).append(": ").append(field.value()).append("\r\n");
        }
        switch (head.framing()) {
            case Framing.Sized(long length) ->
                text.append("Content-Length: ").append(length).append("\r\n");
            case Framing.Chunked() -> text.append("Transfer-Encoding: chunked\r\n");
            case Framing.None(), Framing.UntilClose() -> {}
        }
        out.write(text.append("\r\n").toString().getBytes(StandardCharsets.ISO_8859_1));
        out.flush();
    }

    RequestBody body(Framing framing) {
        return new RequestBody(out, framing);
    }

    /** Limits every read that follows. */
    void readTimeout(Duration limit) throws IOException {
        socket.setSoTimeout(Math.clamp(limit.toMillis(), 1, Integer.MAX_VALUE));
    }

    /** Tells whether the tool closed the connection, or sent something nobody asked for, while it was unused. */
    boolean isStale() {
        try {
            readTimeout(Duration.ofMillis(1));
            in.fill(1);
            return true;
        } catch (SocketTimeoutException quiet) {
            return false;
        } catch (IOException | RuntimeException broken) {
            return true;
        }
    }

    void close() {
        try {
            socket.close();
        } catch (IOException alreadyBroken) {
            // Nothing more can be lost.
        }
    }
}
