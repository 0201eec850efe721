package io.connectors.proxy.upstream;

import io.connectors.crds.egress.EgressRule;
import io.connectors.proxy.message.RequestHead;
import io.connectors.proxy.refusal.Reason;
import java.io.IOException;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** Sends requests to tools over pooled connections. */
public final class UpstreamClient implements AutoCloseable {
    private final UpstreamLimits limits;
    private final InstantSource clock;
    private final Dialler dialler;
    private final ConnectionPool pool;
    private final ScheduledExecutorService eviction = Executors.newSingleThreadScheduledExecutor(
            Thread.ofVirtual().name("upstream-eviction").factory());

    /**
     * Creates a client without connections.
     *
     * @param authorities PEM certificates that are trusted for every route beside the system's, or empty
     */
    public UpstreamClient(EgressRule rule, String authorities, UpstreamLimits limits, InstantSource clock) {
        this.limits = limits;
        this.clock = clock;
        this.dialler = new Dialler(rule, new TlsContexts(authorities), limits);
        this.pool = new ConnectionPool(limits, clock);
        long period = Math.max(1, limits.pooled().toMillis());
        var _ = eviction.scheduleWithFixedDelay(pool::evict, period, period, TimeUnit.MILLISECONDS);
    }

    /** Sends the head if a connection is at hand, without waiting for anything; for requests without a body. */
    public Optional<UpstreamExchange> startPooled(Route route, RequestHead request) {
        return pool.take(route).flatMap(connection -> send(route, request, connection));
    }

    /** Sends the head over a pooled or a new connection. */
    public UpstreamExchange start(Route route, RequestHead request) {
        Optional<UpstreamExchange> pooled =
                request.hasBody() ? startFresh(route, request) : startPooled(route, request);
        return pooled.orElseGet(() -> startNew(route, request));
    }

    @Override
    public void close() {
        eviction.shutdownNow();
        pool.close();
    }

    UpstreamLimits limits() {
        return limits;
    }

    Connection connect(Route route) {
        try {
            return new Connection(dialler.dial(route), clock.instant());
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

    // A request with a body is never sent twice, so its connection is looked at first.
    private Optional<UpstreamExchange> startFresh(Route route, RequestHead request) {
        for (Optional<Connection> next = pool.take(route); next.isPresent(); next = pool.take(route)) {
            Connection connection = next.get();
            if (!connection.isStale()) {
                return send(route, request, connection);
            }
            connection.close();
        }
        return Optional.empty();
    }

    private Optional<UpstreamExchange> send(Route route, RequestHead request, Connection connection) {
        try {
            connection.send(request);
            return Optional.of(new UpstreamExchange(this, route, request, connection, true));
        } catch (IOException stale) {
            connection.close();
            return Optional.empty();
        }
    }

    private UpstreamExchange startNew(Route route, RequestHead request) {
        Connection connection = connect(route);
        try {
            connection.send(request);
            return new UpstreamExchange(this, route, request, connection, false);
        } catch (IOException e) {
            connection.close();
            throw new UpstreamException(Reason.CONNECTION_LOST, route + " closed the connection.", e);
        }
    }
}
