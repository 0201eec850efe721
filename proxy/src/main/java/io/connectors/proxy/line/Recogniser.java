package io.connectors.proxy.line;

import io.connectors.proxy.message.RequestHead;
import io.connectors.proxy.refusal.Decision;
import io.connectors.proxy.refusal.Mode;

/** Reads out of a request which Connectors it is for, and whose token it shows. */
public interface Recogniser {

    Mode mode();

    Decision<Visit> recognise(RequestHead clientToProxyRequest);
}
