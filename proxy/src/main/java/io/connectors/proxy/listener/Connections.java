package io.connectors.proxy.listener;

import io.connectors.proxy.codec.HeadMemory;
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

    /** For somebody who was sent away to be gone. */
    private static final Duration ROOM_PATIENCE = Duration.ofSeconds(1);

    private final ClientLimits limits;
    private final Deadlines deadlines;
    private final HeadMemory memory;
    private final Set<Place> open = ConcurrentHashMap.newKeySet();
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition ended = lock.newCondition();
    private volatile boolean draining;

    public Connections(ClientLimits limits, Deadlines deadlines, HeadMemory memory) {
        this.limits = limits;
        this.deadlines = deadlines;
        this.memory = memory;
    }

    /** Tells whether the proxy is about to stop: then no connection outlives its request. */
    public boolean isDraining() {
        return draining;
    }

    public int count() {
        return open.size();
    }

    /**
     * Gives a new client a place. When there is none, whoever has been idle longest leaves first, and this waits for that: a flood of
     * clients must not outrun the closing. When nobody is idle the new client is sent away.
     */
    Optional<Place> admit(Socket client) {
        try {
            if (hasRoom()) {
                Place place = new Place(client, deadlines, memory);
                open.add(place);
                return Optional.of(place);
            }
            client.close();
        } catch (IOException gone) {
            LOG.debug("A client left before it was served", gone);
        }
        return Optional.empty();
    }

    /** Serves the requests that come over a wire until it is closed, on this thread. */
    public void serve(Wire wire, RequestHandler handler) {
        new HttpConnection(wire, limits, handler, this::isDraining).run();
    }

    /** Closes a client's connection, if it is still open; its place is free. */
    void release(Place place) {
        place.wire().close();
        open.remove(place);
        lock.lock();
        try {
            ended.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** Closes what is idle, and gives what is under way the time to end. What is there then is broken off. */
    public void drain(Duration limit) {
        draining = true;
        open.forEach(Place::closeIfIdle);
        if (!areGoneWithin(limit)) {
            LOG.warn("{} connections were still busy after {} and are broken off", open.size(), limit);
            open.forEach(Place::breakOff);
            if (!areGoneWithin(LAST_WORDS)) {
                LOG.warn(
                        "{} connections that were broken off have not ended; their requests may have no audit event",
                        open.size());
            }
        }
    }

    private boolean hasRoom() {
        lock.lock();
        try {
            long left = ROOM_PATIENCE.toNanos();
            boolean somebodyLeaves = true;
            while (open.size() >= limits.connections() && somebodyLeaves && left > 0) {
                Optional<Place> longestIdle =
                        open.stream().filter(Place::isIdle).min(Comparator.comparingLong(Place::idleSince));
                longestIdle.ifPresent(Place::closeIfIdle);
                somebodyLeaves = longestIdle.isPresent();
                left = somebodyLeaves ? ended.awaitNanos(left) : left;
            }
            return open.size() < limits.connections();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        } finally {
            lock.unlock();
        }
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
}
