package io.connectors.proxy.reverse;

import io.connectors.crds.ref.PathReference;
import io.connectors.crds.ref.ResourceRef;
import io.connectors.proxy.access.TokenSearch;
import io.connectors.proxy.line.Recogniser;
import io.connectors.proxy.line.Visit;
import io.connectors.proxy.message.RequestHead;
import io.connectors.proxy.message.RequestTarget;
import io.connectors.proxy.message.TargetForm;
import io.connectors.proxy.refusal.Decision;
import io.connectors.proxy.refusal.Mode;
import io.connectors.proxy.refusal.Reason;
import io.connectors.proxy.target.Wanted;
import java.util.Optional;
import java.util.function.Function;

/**
 * {@code http://c-name.ns.svc/…} or {@code http://proxy/namespaces/ns/connectors/name/…}. When both forms meet, the host decides and the
 * path belongs to the tool.
 */
public final class ReverseRecogniser implements Recogniser {
    private final TokenSearch tokens;
    private final Function<ResourceRef, TokenSearch.Places> places;

    /**
     * @param places where the class of a Connector says that clients show their token
     */
    public ReverseRecogniser(TokenSearch tokens, Function<ResourceRef, TokenSearch.Places> places) {
        this.tokens = tokens;
        this.places = places;
    }

    @Override
    public Mode mode() {
        return Mode.REVERSE;
    }

    /** Tells whether the request is of this kind at all; a client may reach the proxy through a proxy setting, too. */
    public boolean concerns(RequestHead clientToProxyRequest) {
        if (clientToProxyRequest.form() == TargetForm.ORIGIN
                || byHost(clientToProxyRequest).isPresent()) {
            return true;
        }
        return !clientToProxyRequest.headers().contains("Proxy-Authorization")
                && clientToProxyRequest.headers().contains("Authorization")
                && byPath(clientToProxyRequest).isPresent();
    }

    @Override
    public Decision<Visit> recognise(RequestHead clientToProxyRequest) {
        return byHost(clientToProxyRequest)
                .or(() -> byPath(clientToProxyRequest))
                .map(wanted -> tokens.find(clientToProxyRequest, wanted.rest().path(), places.apply(wanted.connector()))
                        .then(token -> Decision.passed(new Visit(wanted, token))))
                .orElseGet(() -> Decision.refused(
                        Reason.NOT_ADDRESSED,
                        "Neither the Host nor the path names a Connector: send the request to c-<name>.<namespace>.svc, or to"
                                + " /namespaces/<namespace>/connectors/<name>/."));
    }

    private static Optional<Wanted.Below> byHost(RequestHead request) {
        return ResourceRef.ofHost(request.origin().host())
                .map(connector -> new Wanted.Below(connector, "", request.target()));
    }

    private static Optional<Wanted.Below> byPath(RequestHead request) {
        return PathReference.of(request.target().path()).map(reference -> below(reference, request.target()));
    }

    private static Wanted.Below below(PathReference reference, RequestTarget target) {
        String prefix = target.path()
                .substring(0, target.path().length() - reference.rest().length());
        String rest = reference.rest().isEmpty() ? "/" : reference.rest();
        return new Wanted.Below(reference.connector(), prefix, target.withPath(rest));
    }
}
