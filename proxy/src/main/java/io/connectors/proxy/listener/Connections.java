package io.connectors.proxy.listener;

import io.connectors.proxy.deadline.Deadlines;
import java.io.IOException;
import java.net.Socket;
import java.time.Duration;
import java.util.Comparator;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** All connections of all ports: how many there may be, and how they end when the proxy stops. */
public final class Connections {
    private static final Logger LOG = LoggerFactory.getLogger(Connections.class);

    /** For requests that were broken off to be written down. */
    private static final Duration LAST_WORDS = Duration.ofSeconds(2);

    private final ClientLimits limits;
    private final Deadlines deadlines;
    private final Set<HttpConnection> open = ConcurrentHashMap.newKeySet();
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition ended = lock.newCondition();
    private volatile boolean draining;

    public Connections(ClientLimits limits, Deadlines deadlines) {
        this.limits = limits;
        this.deadlines = deadlines;
    }

    /** Tells whether the proxy is about to stop: then no connection outlives its request. */
    public boolean isDraining() {
        return draining;
    }

    public int count() {
        return open.size();
    }

    /** Serves the requests that come over a wire until it is closed, on this thread. */
    public void serve(Wire wire, RequestHandler handler) {
        HttpConnection connection = new HttpConnection(wire, limits, handler, this::isDraining);
        open.add(connection);
        try {
            if (open.size() > limits.connections()) {
                makeRoom(connection);
            }
            connection.run();
        } finally {
            open.remove(connection);
            signalEnd();
        }
    }

    Wire wire(Socket socket) throws IOException {
        return new Wire(socket, deadlines);
    }

    /** Closes what is idle, and gives what is under way the time to end. What is there then is broken off. */
    public void drain(Duration limit) {
        draining = true;
        open.forEach(HttpConnection::closeIfIdle);
        if (!areGoneWithin(limit)) {
            LOG.warn("{} connections were still busy after {} and are broken off", open.size(), limit);
            open.forEach(HttpConnection::breakOff);
            if (!areGoneWithin(LAST_WORDS)) {
                LOG.warn(
                        "{} connections that were broken off have not ended; their requests may have no audit event",
                        open.size());
            }
        }
    }

    // The one that has been idle longest is the one that is missed least.
    private void makeRoom(HttpConnection latest) {
        Optional<HttpConnection> idle = open.stream()
                .filter(connection -> connection != latest)
                .filter(HttpConnection::isIdle)
                .min(Comparator.comparingLong(HttpConnection::idleSince));
        idle.ifPresentOrElse(HttpConnection::closeIfIdle, latest::breakOff);
    }

    private boolean areGoneWithin(Duration limit) {
        lock.lock();
        try {
            long left = limit.toNanos();
            while (!open.isEmpty() && left > 0) {
                left = ended.awaitNanos(left);
            }
            return open.isEmpty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        } finally {
            lock.unlock();
        }
    }

    private void signalEnd() {
        if (!draining) {
            return;
        }
        lock.lock();
        try {
            ended.signalAll();
        } finally {
            lock.unlock();
        }
    }
}
