package io.connectors.proxy.codec;

import io.connectors.proxy.message.Framing;
import io.connectors.proxy.message.Headers;

/** The head of a request as it was received. */
public record ReceivedRequest(RequestLine line, Headers headers, Framing framing) {

    /** Tells whether the client wants to send another request on the same connection. */
    public boolean isPersistent() {
        return line.minorVersion() == 0
                ? headers.tokens("connection").contains("keep-alive")
                : !headers.contains("connection")
                        || !headers.tokens("connection").contains("close");
    }
}
