package io.connectors.proxy.forward;

import io.connectors.proxy.line.Recogniser;
import io.connectors.proxy.line.Visit;
import io.connectors.proxy.message.RequestHead;
import io.connectors.proxy.refusal.Decision;
import io.connectors.proxy.refusal.Mode;
import io.connectors.proxy.target.Wanted;

/** Requests inside of a tunnel: who opened it is known, and is asked about again for each of them. */
public final class TunnelRecogniser implements Recogniser {
    private final Visit opening;

    /** Takes what the client showed when it opened the tunnel. */
    public TunnelRecogniser(Visit opening) {
        this.opening = opening;
    }

    @Override
    public Mode mode() {
        return Mode.FORWARD;
    }

    @Override
    public Decision<Visit> recognise(RequestHead clientToProxyRequest) {
        Wanted.Url url = new Wanted.Url(
                opening.wanted().connectors(), clientToProxyRequest.origin(), clientToProxyRequest.target());
        return Decision.passed(new Visit(url, opening.token()));
    }
}
