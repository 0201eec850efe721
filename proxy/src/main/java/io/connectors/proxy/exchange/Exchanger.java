package io.connectors.proxy.exchange;

import io.connectors.proxy.deadline.Deadlines;
import io.connectors.proxy.refusal.Mode;
import io.connectors.proxy.upstream.Route;
import io.connectors.proxy.upstream.UpstreamClient;
import io.connectors.proxy.upstream.UpstreamException;
import io.connectors.proxy.upstream.UpstreamExchange;
import io.connectors.proxy.upstream.UpstreamTunnel;
import java.io.IOException;
import java.util.function.BooleanSupplier;

/** Carries requests to tools and their answers back, on the thread that asks. */
public final class Exchanger {
    private static final int ESTABLISHED = 200;

    private final UpstreamClient upstream;
    private final TunnelCopy tunnels;

    public Exchanger(UpstreamClient upstream, TunnelLimits tunnels, Deadlines deadlines) {
        this.upstream = upstream;
        this.tunnels = new TunnelCopy(deadlines, tunnels);
    }

    /** Returns how many upgraded connections and relayed tunnels there are. */
    public int openTunnels() {
        return tunnels.open();
    }

    /** Carries one request; returns when its answer is complete or broken off. */
    public Outcome carry(ClientSide client, ProxiedRequest request) {
        UpstreamExchange exchange;
        try {
            exchange = upstream.start(request.route(), request.head());
        } catch (UpstreamException e) {
            return RefusalAnswer.send(client, request.mode(), e.refusal());
        }
        return new Transfer(client, request, tunnels).run(exchange);
    }

    /**
     * Dials, answers CONNECT, and copies bytes both ways until both sides have ended.
     *
     * @param stillAllowed asked again and again meanwhile
     */
    public Outcome join(ClientSide client, Route route, BooleanSupplier stillAllowed) {
        UpstreamTunnel tool;
        try {
            tool = upstream.join(route);
        } catch (UpstreamException e) {
            return RefusalAnswer.send(client, Mode.FORWARD, e.refusal());
        }
        try {
            return Outcome.ofTunnel(ESTABLISHED, 0, tunnels.run(client.establishTunnel(), tool, stillAllowed));
        } catch (IOException e) {
            tool.cut();
            client.abort();
            return Outcome.ofNothing(Outcome.CLIENT_GONE);
        }
    }
}
