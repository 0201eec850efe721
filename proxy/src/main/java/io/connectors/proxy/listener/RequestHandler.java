package io.connectors.proxy.listener;

import io.connectors.proxy.codec.ReceivedRequest;

/** What is done with the requests of a connection. */
public interface RequestHandler {

    /** Serves one request; returns when its answer is complete or broken off. */
    void serve(ReceivedRequest request, ConnectedClient client);

    /** Answers a message that is no request. */
    void refuse(Flaw flaw, ConnectedClient client);

    /**
     * Why bytes are no request.
     *
     * @param tooLarge whether a limit was the reason
     * @param rule names the rule, never a value
     */
    record Flaw(boolean tooLarge, String rule) {}
}
