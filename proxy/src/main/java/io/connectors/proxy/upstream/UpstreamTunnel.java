package io.connectors.proxy.upstream;

import io.connectors.proxy.codec.InboundBuffer;
import java.io.IOException;
import java.io.OutputStream;

/** A connection on which the tool speaks another protocol than HTTP. It never goes back into the pool. */
public final class UpstreamTunnel {
    private final Connection connection;
    private final OutputStream out;

    UpstreamTunnel(Connection connection) throws IOException {
        this.connection = connection;
        this.out = connection.socket().getOutputStream();
    }

    /** Returns what the tool sends; the first bytes may have come with the answer. */
    public InboundBuffer in() {
        return connection.in();
    }

    public OutputStream out() {
        return out;
    }

    /** Tells the tool that nothing follows, while it may still send. */
    public void endOutput() throws IOException {
        connection.socket().shutdownOutput();
    }

    /** Ends the connection at once, and both sides' waiting with it. For any thread; in TLS there is no goodbye. */
    public void cut() {
        connection.cut();
    }
}
