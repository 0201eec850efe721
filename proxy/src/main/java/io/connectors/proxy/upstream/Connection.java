package io.connectors.proxy.upstream;

import io.connectors.proxy.codec.BodyWriter;
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
import java.time.Instant;
import javax.net.ssl.SSLSocket;

/** One socket to a tool. Used by one exchange at a time. */
final class Connection {
    private static final int LOOK_MILLIS = 1;

    private final Socket socket;
    private final InputStream wire;
    private final OutboundBuffer out;
    private final InboundBuffer in;
    private final Deadline deadline;
    private final Instant opened;
    private Instant lastUse;

    Connection(Dialler.Dialled dialled, Deadlines deadlines, Instant now) throws IOException {
        this.socket = dialled.socket();
        this.wire = dialled.plain().getInputStream();
        this.out = new OutboundBuffer(socket.getOutputStream());
        this.in = new InboundBuffer(socket.getInputStream());
        this.deadline = deadlines.watch(this::closeSocket);
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

    void send(RequestHead head) throws IOException {
        out.send(HeadWriter.request(head));
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

    void close() {
        deadline.close();
        closeSocket();
    }

    private boolean withoutTimeout() {
        try {
            socket.setSoTimeout(0);
            return true;
        } catch (IOException broken) {
            return false;
        }
    }

    private void closeSocket() {
        try {
            socket.close();
        } catch (IOException alreadyBroken) {
            // Nothing more can be lost.
        }
    }
}
