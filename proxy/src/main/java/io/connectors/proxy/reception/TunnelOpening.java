package io.connectors.proxy.reception;

import io.connectors.proxy.codec.ReceivedRequest;
import io.connectors.proxy.line.Admission;
import io.connectors.proxy.line.ProxyLine;
import io.connectors.proxy.line.Recogniser;
import io.connectors.proxy.line.TunnelLine;
import io.connectors.proxy.listener.ConnectedClient;
import io.connectors.proxy.listener.Connections;
import io.connectors.proxy.listener.Wire;
import io.connectors.proxy.refusal.Decision;
import io.connectors.proxy.refusal.Mode;
import io.connectors.proxy.refusal.Refusal;
import io.connectors.proxy.target.Destination;
import io.connectors.proxy.target.TunnelPurpose;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Answers CONNECT. After the 200 the first byte decides: a TLS hello is answered in the host's place, anything else is HTTP in clear text,
 * which some clients put into tunnels.
 */
public final class TunnelOpening {
    private static final Logger LOG = LoggerFactory.getLogger(TunnelOpening.class);
    private static final int TLS_HANDSHAKE = 0x16;

    private final ProxyLine line;
    private final TunnelLine tunnels;
    private final Recogniser recogniser;
    private final Interception interception;
    private final Connections connections;
    private final Duration patience;
    private final AtomicInteger open = new AtomicInteger();

    /**
     * Creates the step.
     *
     * @param line for the requests inside of tunnels
     * @param recogniser of CONNECT
     * @param patience how long a client may take until it speaks inside of its tunnel
     */
    public TunnelOpening(
            ProxyLine line,
            TunnelLine tunnels,
            Recogniser recogniser,
            Interception interception,
            Connections connections,
            Duration patience) {
        this.line = line;
        this.tunnels = tunnels;
        this.recogniser = recogniser;
        this.interception = interception;
        this.connections = connections;
        this.patience = patience;
    }

    /** Returns how many tunnels there are in which the proxy reads requests. */
    public int openTunnels() {
        return open.get();
    }

    void serve(ReceivedRequest request, ConnectedClient client) {
        switch (ConnectRequest.of(request)) {
            case Decision.Passed<ConnectRequest>(ConnectRequest connect) ->
                tunnels.admit(connect.head(), recogniser, client)
                        .ifPresent(admission -> open(connect, admission, client));
            case Decision.Refused<ConnectRequest>(Refusal refusal) -> line.refuse(Mode.FORWARD, refusal, client);
        }
    }

    private void open(ConnectRequest connect, Admission admission, ConnectedClient client) {
        switch (admission.purpose()) {
            case TunnelPurpose.Intercepted() -> intercept(connect, admission, client);
            case TunnelPurpose.Opaque(Destination.Relayed to) -> tunnels.relay(admission, to, client);
        }
    }

    private void intercept(ConnectRequest connect, Admission admission, ConnectedClient client) {
        open.incrementAndGet();
        try {
            Wire wire = client.establishTunnel();
            if (wire.awaitSpeech(patience)) {
                boolean secure = wire.in().peek() == TLS_HANDSHAKE;
                Wire inside = secure ? secured(wire, connect, admission) : wire;
                connections.serve(inside, new TunnelRequests(line, tunnels, admission, connect.origin(secure)));
            }
        } catch (IOException e) {
            LOG.debug("The tunnel to {} ended before its first request", connect.place(), e);
        } finally {
            open.decrementAndGet();
        }
    }

    private Wire secured(Wire wire, ConnectRequest connect, Admission admission) throws IOException {
        try {
            return wire.secured(interception.inPlaceOf(connect.place().host()), patience);
        } catch (IOException e) {
            tunnels.handshakeFailed(admission);
            throw e;
        }
    }
}
