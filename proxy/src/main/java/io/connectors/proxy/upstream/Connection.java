package io.connectors.proxy.upstream;

import io.connectors.proxy.codec.BodyWriter;
import io.connectors.proxy.codec.HeadMemory;
import io.connectors.proxy.codec.HeadWriter;
import io.connectors.proxy.codec.InboundBuffer;
import io.connectors.proxy.codec.OutboundBuffer;
import io.connectors.proxy.deadline.Deadline;
import io.connectors.proxy.deadline.Deadlines;
import io.connectors.proxy.message.Framing;
import io.connectors.proxy.message.RequestHead;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.time.Instant;
import javax.net.ssl.SSLSocket;

/** One socket to a tool. Used by one exchange at a time. */
final class Connection {
    private static final int LOOK_MILLIS = 1;

    /** For TLS to say goodbye to a tool that may not read it. */
    private static final Duration FAREWELL = Duration.ofSeconds(2);

    private final Socket socket;
    private final Socket plain;
    private final InputStream wire;
    private final OutboundBuffer out;
    private final InboundBuffer in;
    private final Deadline deadline;
    private final Instant opened;
    private Instant lastUse;

    Connection(Dialler.Dialled dialled, Deadlines deadlines, HeadMemory memory, Instant now) throws IOException {
        this.socket = dialled.socket();
        this.plain = dialled.plain();
        this.wire = plain.getInputStream();
        // Never around TLS: what goes through the channel of its socket is not encrypted.
        SocketChannel channel = socket instanceof SSLSocket ? null : plain.getChannel();
        this.out = new OutboundBuffer(socket.getOutputStream(), channel);
        this.in = new InboundBuffer(socket.getInputStream(), channel, memory);
        this.deadline = deadlines.watch(this::closePlain);
        this.opened = now;
        this.lastUse = now;
    }

    InboundBuffer in() {
        return in;
    }

    /** Bounds what is waited for; the connection is closed when it passes. */
    Deadline deadline() {
        return deadline;
    }

    Socket socket() {
        return socket;
    }

    Instant opened() {
        return opened;
    }

    Instant lastUse() {
        return lastUse;
    }

    /** Nothing is under way any more. */
    void rest(Instant now) {
        lastUse = now;
        deadline.none();
        in.shrink();
        out.release();
    }

    void send(RequestHead head, Duration limit) throws IOException {
        deadline.within(limit);
        out.send(HeadWriter.request(head));
        deadline.none();
    }

    BodyWriter body(Framing framing) {
        return new BodyWriter(out, framing);
    }

    /**
     * Tells, without waiting, whether the tool said something while the connection was unused. Whatever it is, it is no answer to what
     * is asked next; inside of TLS it may also be the end.
     */
    boolean hasSpoken() {
        try {
            return !in.isEmpty() || wire.available() > 0 || (socket instanceof SSLSocket && in.available() > 0);
        } catch (IOException broken) {
            return true;
        }
    }

    /** Tells whether the tool closed the connection, or sent something nobody asked for, while it was unused. */
    boolean isStale() {
        try {
            socket.setSoTimeout(LOOK_MILLIS);
            in.await();
            return true;
        } catch (SocketTimeoutException quiet) {
            return !withoutTimeout();
        } catch (IOException | RuntimeException broken) {
            return true;
        }
    }

    /** Ends the connection in the orderly way; for the thread that uses it. */
    void close() {
        deadline.within(FAREWELL);
        try {
            socket.close();
        } catch (IOException alreadyBroken) {
            // Nothing more can be lost.
        }
        deadline.close();
        in.close();
    }

    /** Ends the connection at once, for any thread: a goodbye in TLS would wait for whoever writes, and say that all was said. */
    void cut() {
        deadline.close();
        closePlain();
        in.close();
    }

    private boolean withoutTimeout() {
        try {
            socket.setSoTimeout(0);
            return true;
        } catch (IOException broken) {
            return false;
        }
    }

    private void closePlain() {
        try {
            plain.close();
        } catch (IOException alreadyBroken) {
            // Nothing more can be lost.
        }
    }
}
