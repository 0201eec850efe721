package io.connectors.proxy.exchange;

import io.connectors.proxy.codec.InboundBuffer;
import java.io.IOException;
import java.io.OutputStream;

/** A connection on which the client speaks another protocol than HTTP. It ends with the tunnel. */
public interface ClientTunnel {

    /** Returns what the client sends; the first bytes may have come with the request. */
    InboundBuffer in();

    OutputStream out();

    /** Tells the client that nothing follows, while it may still send. */
    void endOutput() throws IOException;

    /** Ends the connection at once, and both sides' waiting with it. For any thread; in TLS there is no goodbye. */
    void cut();
}
