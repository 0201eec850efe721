package io.connectors.proxy.upstream;

import io.connectors.proxy.codec.HeadMemory;
import io.connectors.proxy.deadline.Deadlines;
import io.connectors.proxy.message.RequestHead;
import io.connectors.proxy.refusal.Reason;
import java.io.IOException;
import java.net.Socket;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** Sends requests to tools over pooled connections. */
public final class UpstreamClient implements AutoCloseable {
    private static final Set<String> IDEMPOTENT =
            Set.of("GET", "HEAD", "OPTIONS", "PUT", "DELETE", "PROPFIND", "REPORT", "SEARCH");

    private static final Duration SURELY_OPEN = Duration.ofMillis(250);

    private final InstantSource clock;
    private final Dialler dialler;
    private final Deadlines deadlines;
    private final HeadMemory memory;
    private final ConnectionPool pool;
    private final ScheduledExecutorService eviction = Executors.newSingleThreadScheduledExecutor(
            Thread.ofVirtual().name("upstream-eviction").factory());

    /**
     * Creates a client without connections.
     *
     * @param evictionPeriod how often connections that were unused for too long are looked for
     */
    public UpstreamClient(
            Dialler dialler, Deadlines deadlines, HeadMemory memory, Duration evictionPeriod, InstantSource clock) {
        this.clock = clock;
        this.dialler = dialler;
        this.deadlines = deadlines;
        this.memory = memory;
        this.pool = new ConnectionPool(clock);
        long period = Math.max(1, evictionPeriod.toMillis());
        var _ = eviction.scheduleWithFixedDelay(pool::evict, period, period, TimeUnit.MILLISECONDS);
    }

    /** Sends the head over a pooled or a new connection. */
    public UpstreamExchange start(Route route, RequestHead request) {
        return startPooled(route, request).orElseGet(() -> startNew(route, request));
    }

    /** Opens a connection for something that is not HTTP, as far as the proxy can tell. */
    public UpstreamTunnel join(Route route) {
        Socket plain = dialler.connect(route);
        try {
            return new UpstreamTunnel(
                    new Connection(new Dialler.Dialled(plain, plain), deadlines, memory, clock.instant()));
        } catch (IOException e) {
            throw new UpstreamException(Reason.CONNECTION_LOST, route + " closed the connection at once.", e);
        }
    }

    @Override
    public void close() {
        eviction.shutdownNow();
        pool.close();
    }

    static boolean isRepeatable(RequestHead request) {
        return !request.hasBody() && IDEMPOTENT.contains(request.method());
    }

    Connection connect(Route route) {
        try {
            return new Connection(dialler.dial(route), deadlines, memory, clock.instant());
        } catch (IOException e) {
            throw new UpstreamException(Reason.CONNECTION_LOST, route + " closed the connection at once.", e);
        }
    }

    void release(Route route, Connection connection) {
        pool.give(route, connection);
    }

    int pooled() {
        return pool.size();
    }

    private Optional<UpstreamExchange> startPooled(Route route, RequestHead request) {
        for (Optional<Connection> next = pool.take(route); next.isPresent(); next = pool.take(route)) {
            Connection connection = next.get();
            if (isUsable(connection, request)) {
                return send(route, request, connection);
            }
            connection.close();
        }
        return Optional.empty();
    }

    // A request that must not be sent twice goes over a connection that was used a moment ago, or was looked at first.
    private boolean isUsable(Connection connection, RequestHead request) {
        if (connection.hasSpoken()) {
            return false;
        }
        return isRepeatable(request)
                || connection.lastUse().plus(SURELY_OPEN).isAfter(clock.instant())
                || !connection.isStale();
    }

    private Optional<UpstreamExchange> send(Route route, RequestHead request, Connection connection) {
        try {
            connection.send(request, route.limits().firstByte());
            return Optional.of(new UpstreamExchange(this, route, request, connection, true));
        } catch (IOException stale) {
            connection.close();
            return Optional.empty();
        }
    }

    private UpstreamExchange startNew(Route route, RequestHead request) {
        Connection connection = connect(route);
        try {
            connection.send(request, route.limits().firstByte());
            return new UpstreamExchange(this, route, request, connection, false);
        } catch (IOException e) {
            connection.close();
            throw new UpstreamException(Reason.CONNECTION_LOST, route + " closed the connection.", e);
        }
    }
}
