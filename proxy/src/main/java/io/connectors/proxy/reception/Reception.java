package io.connectors.proxy.reception;

import io.connectors.proxy.codec.ReceivedRequest;
import io.connectors.proxy.forward.ForwardRecogniser;
import io.connectors.proxy.line.ProxyLine;
import io.connectors.proxy.line.Recogniser;
import io.connectors.proxy.listener.ConnectedClient;
import io.connectors.proxy.listener.RequestHandler;
import io.connectors.proxy.message.RequestHead;
import io.connectors.proxy.refusal.Decision;
import io.connectors.proxy.refusal.Mode;
import io.connectors.proxy.refusal.Reason;
import io.connectors.proxy.refusal.Refusal;
import io.connectors.proxy.reverse.ReverseRecogniser;

/** Tells what a request on one of the ports is: for a server, for a proxy, or for a tunnel. Every port takes all three. */
public final class Reception implements RequestHandler {
    private final ProxyLine line;
    private final ReverseRecogniser reverse;
    private final ForwardRecogniser forward;
    private final TunnelOpening tunnels;

    public Reception(ProxyLine line, ReverseRecogniser reverse, ForwardRecogniser forward, TunnelOpening tunnels) {
        this.line = line;
        this.reverse = reverse;
        this.forward = forward;
        this.tunnels = tunnels;
    }

    @Override
    public void serve(ReceivedRequest request, ConnectedClient client) {
        if (request.line().method().equals("CONNECT")) {
            tunnels.serve(request, client);
            return;
        }
        switch (RequestHeads.of(request, Entrance.of(client))) {
            case Decision.Passed<RequestHead>(RequestHead head) -> line.serve(head, recogniser(head), client);
            case Decision.Refused<RequestHead>(Refusal refusal) -> line.refuse(Mode.REVERSE, refusal, client);
        }
    }

    @Override
    public void refuse(Flaw flaw, ConnectedClient client) {
        line.refuse(Mode.REVERSE, refusal(flaw), client);
    }

    static Refusal refusal(Flaw flaw) {
        return new Refusal(flaw.tooLarge() ? Reason.REQUEST_TOO_LARGE : Reason.REQUEST_MALFORMED, flaw.rule() + ".");
    }

    private Recogniser recogniser(RequestHead head) {
        return reverse.concerns(head) ? reverse : forward;
    }
}
