package io.connectors.proxy.inject;

import io.connectors.proxy.access.FoundToken;
import io.connectors.proxy.access.ShownToken;
import io.connectors.proxy.access.TokenPlace;
import io.connectors.proxy.message.Field;
import io.connectors.proxy.message.Framing;
import io.connectors.proxy.message.Headers;
import io.connectors.proxy.message.HopByHop;
import io.connectors.proxy.message.Origin;
import io.connectors.proxy.message.Query;
import io.connectors.proxy.message.RequestHead;
import io.connectors.proxy.message.RequestTarget;
import io.connectors.proxy.message.TargetForm;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.UnaryOperator;

/**
 * Makes the request that the tool gets. Whatever the client said about its identity is dropped, not overwritten: clients send dummy
 * credentials, and two of them would be one too many.
 */
public final class Injection {
    private static final Set<String> FROM_CLIENT_ONLY =
            Set.of("host", "authorization", "private-token", "job-token", "deploy-token", "x-api-key");
    private static final String LOOP = "CDN-Loop";

    private final String loopToken;

    /**
     * Creates the step.
     *
     * @param loopToken by which this proxy recognises its own requests (RFC 8586)
     */
    public Injection(String loopToken) {
        this.loopToken = loopToken;
    }

    /** Tells whether a request has been through this proxy before. */
    public boolean isLoop(RequestHead clientToProxyRequest) {
        return clientToProxyRequest.headers().contains(LOOP)
                && clientToProxyRequest.headers().tokens(LOOP).contains(loopToken);
    }

    /** Returns the request for a tool, without anything that tells who the client is. */
    public RequestHead anonymous(
            RequestHead clientToProxyRequest, Origin origin, RequestTarget target, FoundToken token) {
        Headers kept = clientToProxyRequest.headers().without(Injection::isFromClientOnly);
        return outbound(clientToProxyRequest, origin, target, kept, token);
    }

    /**
     * Returns the request for a host that no Connector declares: everything stays what the client sent, its own credential for that host
     * too, but nothing that shows the token leaves.
     */
    public RequestHead relayed(RequestHead clientToProxyRequest, FoundToken token) {
        Headers kept = clientToProxyRequest.headers().without(name -> name.equals("host") || isOfProxy(name));
        return outbound(
                clientToProxyRequest, clientToProxyRequest.origin(), clientToProxyRequest.target(), kept, token);
    }

    /** Adds the values that belong into the head; those for the body are {@link BodyEdit}'s. */
    public RequestHead with(RequestHead anonymous, List<Placement> placements) {
        Headers headers = anonymous.headers();
        RequestTarget target = anonymous.target();
        for (Placement placement : placements) {
            switch (placement) {
                case Placement.HeaderField(String name, String value) ->
                    headers = headers.without(name.toLowerCase(Locale.ROOT)::equals)
                            .with(name, value);
                case Placement.QueryParameter(String name, String value) ->
                    target = Query.of(target).without(name).with(name, value).in(target);
                case Placement.FormField _, Placement.JsonKey _ -> {}
            }
        }
        return new RequestHead(
                anonymous.method(), TargetForm.ORIGIN, anonymous.origin(), target, headers, anonymous.framing());
    }

    private RequestHead outbound(
            RequestHead received, Origin origin, RequestTarget target, Headers kept, FoundToken token) {
        Framing framing = received.framing();
        boolean trailers = framing instanceof Framing.Chunked;
        Headers headers = HopByHop.strip(kept).without(name -> name.equals("trailer") && !trailers);
        headers = ConnectionOptions.renew(withoutToken(headers, token), received.headers());
        return new RequestHead(
                received.method(),
                TargetForm.ORIGIN,
                origin,
                withoutToken(target, token),
                headers.with(LOOP, loopToken),
                framing);
    }

    /** Returns what may follow the body of a request. */
    public UnaryOperator<Headers> trailers(RequestHead proxyToServerRequest, FoundToken token) {
        return new TrailerRule(proxyToServerRequest, ShownToken.of(token));
    }

    /** Tells whether nothing under this name, in lower case, goes any further. */
    static boolean isFromClientOnly(String name) {
        return FROM_CLIENT_ONLY.contains(name) || isOfProxy(name);
    }

    private static boolean isOfProxy(String name) {
        return name.startsWith("proxy-") || name.startsWith("$ws");
    }

    /** The client's token is dropped where it was found, and wherever else it may stand. */
    private static Headers withoutToken(Headers headers, FoundToken found) {
        Headers kept = found.place() instanceof TokenPlace.Header(String name, var _)
                ? headers.without(name.toLowerCase(Locale.ROOT)::equals)
                : headers;
        return withoutToken(kept, ShownToken.of(found));
    }

    /** Drops the fields in which a token stands. */
    static Headers withoutToken(Headers headers, ShownToken shown) {
        List<Field> kept = new ArrayList<>(headers.fields().size());
        for (Field field : headers.fields()) {
            if (!shown.isIn(field)) {
                kept.add(field);
            }
        }
        return kept.size() == headers.fields().size() ? headers : new Headers(kept);
    }

    private static RequestTarget withoutToken(RequestTarget target, FoundToken found) {
        if (target.query().isEmpty()) {
            return target;
        }
        Query query = Query.of(target);
        Query kept = found.place() instanceof TokenPlace.Query(String name, var _) ? query.without(name) : query;
        return kept.withoutValue(found.token().value()).in(target);
    }
}
