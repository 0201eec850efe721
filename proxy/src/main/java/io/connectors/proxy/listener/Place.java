package io.connectors.proxy.listener;

import io.connectors.proxy.codec.HeadMemory;
import io.connectors.proxy.deadline.Deadlines;
import java.io.IOException;
import java.net.Socket;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * A client's place among the connections there may be, from the accept to the close. Whoever is idle can be sent away from it; who has not
 * said anything yet is idle, too.
 */
final class Place {
    private final Socket socket;
    private final Room secure;
    private final AtomicBoolean idle = new AtomicBoolean(true);
    private volatile long idleSince = System.nanoTime();
    private volatile Wire wire;

    Place(Socket socket, Deadlines deadlines, HeadMemory memory, Room secure) throws IOException {
        this.socket = socket;
        this.secure = secure;
        socket.setTcpNoDelay(true);
        socket.setKeepAlive(true);
        this.wire = new Wire(this, socket, deadlines, memory);
    }

    /** What the client and its latest server speak over. */
    Wire wire() {
        return wire;
    }

    /** TLS takes up more memory than everything else of a connection, so fewer may speak it. */
    void beginTls() throws IOException {
        if (!secure.enter(this)) {
            throw new IOException("Too many clients speak TLS, and none of them is idle");
        }
    }

    /** From now on both sides speak over this. */
    void moveTo(Wire secured) {
        wire = secured;
    }

    /** Nothing is under way: the client may be sent away. */
    void rest() {
        idleSince = System.nanoTime();
        idle.set(true);
    }

    /** The client said something; false when it has been sent away before. */
    boolean resume() {
        return idle.compareAndSet(true, false);
    }

    boolean isIdle() {
        return idle.get();
    }

    /** In the nanoseconds of the system; only comparable with each other. */
    long idleSince() {
        return idleSince;
    }

    /** Sends the client away unless a request is under way. */
    void closeIfIdle() {
        if (resume()) {
            cut();
        }
    }

    /** Breaks off what is under way, on the other side of the proxy, too. */
    void breakOff() {
        wire.departure().tell();
        cut();
    }

    /** Ends the connection without a goodbye: TLS would wait until the client reads it. For any thread. */
    void cut() {
        try {
            socket.close();
        } catch (IOException alreadyBroken) {
            // Nothing more can be lost.
        }
    }
}
