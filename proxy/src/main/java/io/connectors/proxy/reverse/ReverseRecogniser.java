package io.connectors.proxy.reverse;

import io.connectors.crds.ref.PathReference;
import io.connectors.crds.ref.ResourceRef;
import io.connectors.proxy.access.ClientTokens;
import io.connectors.proxy.line.Recogniser;
import io.connectors.proxy.line.Visit;
import io.connectors.proxy.message.RequestHead;
import io.connectors.proxy.message.RequestTarget;
import io.connectors.proxy.refusal.Decision;
import io.connectors.proxy.refusal.Mode;
import io.connectors.proxy.refusal.Reason;
import io.connectors.proxy.target.Wanted;
import java.util.Optional;

/**
 * {@code http://c-name.ns.svc/…} or {@code http://proxy/namespaces/ns/connectors/name/…}. When both forms meet, the
 * host decides and the path belongs to the tool.
 */
public final class ReverseRecogniser implements Recogniser {
    private final ClientTokens tokens;

    public ReverseRecogniser(ClientTokens tokens) {
        this.tokens = tokens;
    }

    @Override
    public Mode mode() {
        return Mode.REVERSE;
    }

    @Override
    public boolean concerns(RequestHead clientToProxyRequest) {
        return !clientToProxyRequest.headers().contains("Proxy-Authorization")
                && addressed(clientToProxyRequest).isPresent();
    }

    @Override
    public Decision<Visit> recognise(RequestHead clientToProxyRequest) {
        return tokens.forServer(clientToProxyRequest.headers())
                .then(token -> addressed(clientToProxyRequest)
                        .map(wanted -> Decision.passed(new Visit(wanted, token)))
                        .orElseGet(() -> Decision.refused(
                                Reason.REQUEST_MALFORMED,
                                "The request addresses no Connector, neither by Host nor by path.")));
    }

    private static Optional<Wanted> addressed(RequestHead request) {
        RequestTarget target = request.target();
        Optional<Wanted> byHost =
                ResourceRef.ofHost(request.origin().host()).map(connector -> new Wanted.Below(connector, target));
        return byHost.or(() -> PathReference.of(target.path()).map(reference -> below(reference, target)));
    }

    private static Wanted below(PathReference reference, RequestTarget target) {
        String rest = reference.rest().isEmpty() ? "/" : reference.rest();
        return new Wanted.Below(reference.connector(), target.withPath(rest));
    }
}
