package io.connectors.proxy.forward;

import io.connectors.crds.ref.ResourceRef;
import io.connectors.proxy.access.ClientTokens;
import io.connectors.proxy.line.Recogniser;
import io.connectors.proxy.line.Visit;
import io.connectors.proxy.message.Origin;
import io.connectors.proxy.message.RequestHead;
import io.connectors.proxy.refusal.Decision;
import io.connectors.proxy.refusal.Mode;
import io.connectors.proxy.refusal.Reason;
import io.connectors.proxy.target.Wanted;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * {@code GET http://tool/…} with the user name {@code ns/name[,ns/name…]}. A container does not tell absolute-form from
 * origin-form, so everything that addresses no Connector by itself is taken for it.
 */
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
    public boolean concerns(RequestHead clientToProxyRequest) {
        return true;
    }

    @Override
    public Decision<Visit> recognise(RequestHead clientToProxyRequest) {
        Origin origin = clientToProxyRequest.origin();
        return tokens.forProxy(clientToProxyRequest.headers())
                .then(both -> connectors(both.user())
                        .then(connectors -> Decision.passed(new Visit(
                                new Wanted.Url(connectors, origin, clientToProxyRequest.target()), both.token()))));
    }

    private static Decision<List<ResourceRef>> connectors(String user) {
        List<ResourceRef> connectors = new ArrayList<>();
        for (String name : user.split("[,]|%2[Cc]", -1)) {
            Optional<ResourceRef> connector = ResourceRef.parse(name.trim(), "");
            if (connector.isEmpty()) {
                return Decision.refused(
                        Reason.TOKEN_MALFORMED,
                        "The user name must be <namespace>/<connector>, or several of these with commas between.");
            }
            connectors.add(connector.get());
        }
        return Decision.passed(connectors);
    }
}
