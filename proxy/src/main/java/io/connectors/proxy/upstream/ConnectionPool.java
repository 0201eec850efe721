package io.connectors.proxy.upstream;

import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingDeque;

/** Unused connections by route. The one used last is taken first, so that the others can grow old and go. */
final class ConnectionPool {
    private final InstantSource clock;
    private final Map<Route, LinkedBlockingDeque<Connection>> idle = new ConcurrentHashMap<>();
    private volatile boolean closed;

    ConnectionPool(InstantSource clock) {
        this.clock = clock;
    }

    Optional<Connection> take(Route route) {
        LinkedBlockingDeque<Connection> connections = idle.get(route);
        Connection newest = connections == null ? null : connections.pollFirst();
        if (newest != null && isOld(route, newest)) {
            newest.cut();
            return Optional.empty();
        }
        return Optional.ofNullable(newest);
    }

    void give(Route route, Connection connection) {
        if (route.limits().maxPooled() == 0) {
            connection.cut();
            return;
        }
        connection.rest(clock.instant());
        LinkedBlockingDeque<Connection> connections = idle.compute(route, (_, present) -> {
            LinkedBlockingDeque<Connection> resting = present == null ? new LinkedBlockingDeque<>() : present;
            resting.addFirst(connection);
            return resting;
        });
        if (closed) {
            close();
        } else if (connections.size() > route.limits().maxPooled()) {
            trim(connections);
        }
    }

    /** Closes what was unused for too long. */
    void evict() {
        for (Route route : idle.keySet()) {
            idle.computeIfPresent(route, (_, connections) -> {
                connections.removeIf(connection -> {
                    boolean old = isOld(route, connection);
                    if (old) {
                        connection.cut();
                    }
                    return old;
                });
                return connections.isEmpty() ? null : connections;
            });
        }
    }

    void close() {
        closed = true;
        idle.values().forEach(connections -> connections.forEach(Connection::cut));
        idle.clear();
    }

    int size() {
        return idle.values().stream().mapToInt(LinkedBlockingDeque::size).sum();
    }

    private static void trim(LinkedBlockingDeque<Connection> connections) {
        Connection oldest = connections.pollLast();
        if (oldest != null) {
            oldest.cut();
        }
    }

    private boolean isOld(Route route, Connection connection) {
        Instant now = clock.instant();
        UpstreamLimits limits = route.limits();
        return connection.lastUse().plus(limits.pooled()).isBefore(now)
                || connection.opened().plus(limits.maxAge()).isBefore(now);
    }
}
