package io.connectors.proxy.listener;

import io.connectors.proxy.codec.HeadMemory;
import io.connectors.proxy.deadline.Deadlines;
import java.io.IOException;
import java.net.Socket;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** All connections of all ports: how many there may be, and how they end when the proxy stops. */
public final class Connections {
    private static final Logger LOG = LoggerFactory.getLogger(Connections.class);

    /** For requests that were broken off to be written down. */
    private static final Duration LAST_WORDS = Duration.ofSeconds(2);

    /** Each keeps some 10 KiB; there can be thousands of clients. */
    private static final int MOST_KEEPERS = 512;

    private final ClientLimits limits;
    private final Deadlines deadlines;
    private final HeadMemory memory;
    private final Room open;
    private final Room secure;
    private final Semaphore keepers = new Semaphore(MOST_KEEPERS);
    private volatile boolean draining;

    public Connections(ClientLimits limits, Deadlines deadlines, HeadMemory memory) {
        this.limits = limits;
        this.deadlines = deadlines;
        this.memory = memory;
        this.open = new Room(limits.connections());
        this.secure = new Room(limits.secureConnections());
    }

    /** Tells whether the proxy is about to stop: then no connection outlives its request. */
    public boolean isDraining() {
        return draining;
    }

    public int count() {
        return open.size();
    }

    /** Gives a new client a place; when nobody's can be taken it is sent away. */
    Optional<Place> admit(Socket client) {
        try {
            Place place = new Place(client, deadlines, memory, secure);
            if (open.enter(place)) {
                return Optional.of(place);
            }
            place.wire().close();
        } catch (IOException gone) {
            LOG.debug("A client left before it was served", gone);
            close(client);
        }
        return Optional.empty();
    }

    /** Serves the requests that come over a wire until it is closed, on this thread. */
    public void serve(Wire wire, RequestHandler handler) {
        new HttpConnection(wire, limits, handler, this::isDraining, keepers).run();
    }

    /** Closes a client's connection, if it is still open; its place is free. */
    void release(Place place) {
        place.wire().close();
        secure.leave(place);
        open.leave(place);
    }

    /** Closes what is idle, and gives what is under way the time to end. What is there then is broken off. */
    public void drain(Duration limit) {
        draining = true;
        open.forEach(Place::closeIfIdle);
        if (!open.isEmptyWithin(limit)) {
            LOG.warn("{} connections were still busy after {} and are broken off", open.size(), limit);
            open.forEach(Place::breakOff);
            if (!open.isEmptyWithin(LAST_WORDS)) {
                LOG.warn(
                        "{} connections that were broken off have not ended; their requests may have no audit event",
                        open.size());
            }
        }
    }

    private static void close(Socket client) {
        try {
            client.close();
        } catch (IOException alreadyBroken) {
            // Nothing more can be lost.
        }
    }
}
