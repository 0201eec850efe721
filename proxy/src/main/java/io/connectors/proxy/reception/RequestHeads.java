package io.connectors.proxy.reception;

import io.connectors.crds.ref.ResourceRef;
import io.connectors.proxy.codec.ReceivedRequest;
import io.connectors.proxy.message.Authority;
import io.connectors.proxy.message.Origin;
import io.connectors.proxy.message.RequestHead;
import io.connectors.proxy.message.RequestTarget;
import io.connectors.proxy.message.TargetForm;
import io.connectors.proxy.refusal.Decision;
import io.connectors.proxy.refusal.Reason;
import io.connectors.proxy.refusal.Refusal;
import io.connectors.proxy.target.PathRule;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Finds out where a request wants to go. A URL in the request line goes before the Host field (RFC 9112, 3.2.2); inside of a tunnel, and
 * of TLS that was ended in a Connector's name, it must be the place that the client believes to talk to.
 */
final class RequestHeads {
    private static final String NOT_ONE_HOST = "A request needs exactly one Host, which is a name or an address.";

    private RequestHeads() {}

    static Decision<RequestHead> of(ReceivedRequest received, Entrance entrance) {
        String method = received.line().method();
        if (method.equals("TRACE") || method.equals("CONNECT")) {
            return Decision.refused(Reason.METHOD_NOT_SERVED, "This proxy does not serve " + method + " here.");
        }
        return host(received)
                .then(host -> written(received, entrance, host))
                .then(written -> checked(received, entrance, written));
    }

    /** The target as it was written, with the origin that it names. */
    private record Written(TargetForm form, Origin origin, RequestTarget target) {}

    /** Empty for HTTP/1.0, which has no such field. */
    private static Decision<Optional<Authority>> host(ReceivedRequest received) {
        List<String> hosts = received.headers().all("host");
        if (hosts.isEmpty() && received.line().minorVersion() == 0) {
            return Decision.passed(Optional.empty());
        }
        Optional<Authority> host = hosts.size() == 1 ? Authority.parse(hosts.getFirst()) : Optional.empty();
        return host.isPresent() ? Decision.passed(host) : Decision.refused(Reason.HOST_INVALID, NOT_ONE_HOST);
    }

    private static Decision<Written> written(ReceivedRequest received, Entrance entrance, Optional<Authority> host) {
        String target = received.line().target();
        if (!target.startsWith("/")) {
            return absolute(target);
        }
        if (entrance instanceof Entrance.Tunnel(Origin destination) && host.isEmpty()) {
            return Decision.passed(new Written(TargetForm.ORIGIN, destination, target(target)));
        }
        return host.<Decision<Written>>map(authority -> Decision.passed(
                        new Written(TargetForm.ORIGIN, authority.origin(scheme(entrance)), target(target))))
                .orElseGet(() -> Decision.refused(Reason.HOST_INVALID, NOT_ONE_HOST));
    }

    private static Decision<Written> absolute(String target) {
        int authorityStart = target.indexOf("://") + 3;
        String scheme = authorityStart < 3
                ? ""
                : target.substring(0, authorityStart - 3).toLowerCase(Locale.ROOT);
        if (!scheme.equals("http") && !scheme.equals("https")) {
            return Decision.refused(
                    Reason.REQUEST_MALFORMED, "The request target is neither a path nor a URL with http or https.");
        }
        int authorityEnd = authorityStart;
        while (authorityEnd < target.length() && "/?#".indexOf(target.charAt(authorityEnd)) < 0) {
            authorityEnd++;
        }
        String rest = target.substring(authorityEnd);
        RequestTarget path = target(rest.startsWith("/") ? rest : "/" + rest);
        return Authority.parse(target.substring(authorityStart, authorityEnd))
                .<Decision<Written>>map(
                        authority -> Decision.passed(new Written(TargetForm.ABSOLUTE, authority.origin(scheme), path)))
                .orElseGet(() -> Decision.refused(
                        Reason.HOST_INVALID, "The URL of the request names no host, or has a user name in it."));
    }

    private static Decision<RequestHead> checked(ReceivedRequest received, Entrance entrance, Written written) {
        return misdirection(entrance, written.origin())
                .map(problem -> new Refusal(Reason.MISDIRECTED, problem))
                .or(() -> PathRule.violation(written.target())
                        .map(problem -> new Refusal(Reason.PATH_NOT_ALLOWED, problem)))
                .<Decision<RequestHead>>map(Decision.Refused::new)
                .orElseGet(() -> Decision.passed(new RequestHead(
                        received.line().method(),
                        written.form(),
                        written.origin(),
                        written.target(),
                        received.headers(),
                        received.framing())));
    }

    /** Who authenticated the other end under one name must not be served under another (RFC 9110, 7.4). */
    private static Optional<String> misdirection(Entrance entrance, Origin named) {
        return switch (entrance) {
            case Entrance.Clear() -> Optional.empty();
            case Entrance.Secure(Optional<ResourceRef> connector) ->
                connector.isEmpty() || connector.equals(ResourceRef.ofHost(named.host()))
                        ? Optional.empty()
                        : Optional.of(
                                "This TLS connection was opened to Connector \"%s\"; the request names %s. Open a connection for each host."
                                        .formatted(connector.get(), named));
            case Entrance.Tunnel(Origin destination) ->
                named.equals(destination)
                        ? Optional.empty()
                        : Optional.of("This tunnel leads to %s; the request names %s. Open a tunnel for each host."
                                .formatted(destination, named));
        };
    }

    private static RequestTarget target(String text) {
        int query = text.indexOf('?');
        return query < 0
                ? new RequestTarget(text, "")
                : new RequestTarget(text.substring(0, query), text.substring(query));
    }

    private static String scheme(Entrance entrance) {
        return switch (entrance) {
            case Entrance.Clear() -> "http";
            case Entrance.Secure _ -> "https";
            case Entrance.Tunnel(Origin destination) -> destination.scheme();
        };
    }
}
