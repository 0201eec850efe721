package io.connectors.proxy.forward;

import io.connectors.proxy.access.ClientTokens;
import io.connectors.proxy.line.Recogniser;
import io.connectors.proxy.line.Visit;
import io.connectors.proxy.message.RequestHead;
import io.connectors.proxy.refusal.Decision;
import io.connectors.proxy.refusal.Mode;
import io.connectors.proxy.target.Wanted;

/** {@code GET http://tool/…} with the user name {@code ns/name[,ns/name…]}. */
public final class ForwardRecogniser implements Recogniser {
    private final ClientTokens tokens;

    public ForwardRecogniser(ClientTokens tokens) {
        this.tokens = tokens;
    }

    @Override
    public Mode mode() {
        return Mode.FORWARD;
    }

    @Override
    public Decision<Visit> recognise(RequestHead clientToProxyRequest) {
        return tokens.forProxy(clientToProxyRequest.headers())
                .then(both -> UserName.connectors(both.user())
                        .then(connectors -> Decision.passed(new Visit(
                                new Wanted.Url(
                                        connectors, clientToProxyRequest.origin(), clientToProxyRequest.target()),
                                both.found()))));
    }
}
