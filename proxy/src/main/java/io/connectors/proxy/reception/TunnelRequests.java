package io.connectors.proxy.reception;

import io.connectors.proxy.codec.ReceivedRequest;
import io.connectors.proxy.forward.TunnelRecogniser;
import io.connectors.proxy.line.Admission;
import io.connectors.proxy.line.ProxyLine;
import io.connectors.proxy.line.Recogniser;
import io.connectors.proxy.line.TunnelLine;
import io.connectors.proxy.listener.ConnectedClient;
import io.connectors.proxy.listener.RequestHandler;
import io.connectors.proxy.message.Origin;
import io.connectors.proxy.message.RequestHead;
import io.connectors.proxy.refusal.Decision;
import io.connectors.proxy.refusal.Refusal;

/** The requests inside of one tunnel. */
final class TunnelRequests implements RequestHandler {
    private final ProxyLine line;
    private final TunnelLine tunnels;
    private final Admission admission;
    private final Recogniser recogniser;
    private final Entrance entrance;

    TunnelRequests(ProxyLine line, TunnelLine tunnels, Admission admission, Origin destination) {
        this.line = line;
        this.tunnels = tunnels;
        this.admission = admission;
        this.recogniser = new TunnelRecogniser(admission.visit());
        this.entrance = new Entrance.Tunnel(destination);
    }

    @Override
    public void serve(ReceivedRequest request, ConnectedClient client) {
        switch (RequestHeads.of(request, entrance)) {
            case Decision.Passed<RequestHead>(RequestHead head) -> line.serve(head, recogniser, client);
            case Decision.Refused<RequestHead>(Refusal refusal) -> tunnels.refuse(admission, refusal, client);
        }
    }

    @Override
    public void refuse(Flaw flaw, ConnectedClient client) {
        tunnels.refuse(admission, Reception.refusal(flaw), client);
    }
}
