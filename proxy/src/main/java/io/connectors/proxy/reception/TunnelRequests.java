package io.connectors.proxy.reception;

import io.connectors.proxy.codec.ReceivedRequest;
import io.connectors.proxy.line.ProxyLine;
import io.connectors.proxy.line.Recogniser;
import io.connectors.proxy.listener.ConnectedClient;
import io.connectors.proxy.listener.RequestHandler;
import io.connectors.proxy.message.Origin;
import io.connectors.proxy.message.RequestHead;
import io.connectors.proxy.refusal.Decision;
import io.connectors.proxy.refusal.Mode;
import io.connectors.proxy.refusal.Refusal;

/** The requests inside of one tunnel. */
final class TunnelRequests implements RequestHandler {
    private final ProxyLine line;
    private final Recogniser recogniser;
    private final Entrance entrance;

    TunnelRequests(ProxyLine line, Recogniser recogniser, Origin destination) {
        this.line = line;
        this.recogniser = recogniser;
        this.entrance = new Entrance.Tunnel(destination);
    }

    @Override
    public void serve(ReceivedRequest request, ConnectedClient client) {
        switch (RequestHeads.of(request, entrance)) {
            case Decision.Passed<RequestHead>(RequestHead head) -> line.serve(head, recogniser, client);
            case Decision.Refused<RequestHead>(Refusal refusal) -> line.refuse(Mode.FORWARD, refusal, client);
        }
    }

    @Override
    public void refuse(Flaw flaw, ConnectedClient client) {
        line.refuse(Mode.FORWARD, Reception.refusal(flaw), client);
    }
}
