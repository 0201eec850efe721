package io.connectors.proxy.line;

import io.connectors.proxy.message.RequestHead;
import io.connectors.proxy.refusal.Decision;
import io.connectors.proxy.refusal.Mode;

/** Reads out of a request which Connectors it is for. */
public interface Recogniser {

    Mode mode();

    /** Tells whether the request is of this kind at all. */
    boolean concerns(RequestHead clientToProxyRequest);

    Decision<Visit> recognise(RequestHead clientToProxyRequest);
}
