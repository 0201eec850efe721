package io.connectors.proxy.reception;

import io.connectors.proxy.codec.ReceivedRequest;
import io.connectors.proxy.message.Authority;
import io.connectors.proxy.message.Framing;
import io.connectors.proxy.message.Headers;
import io.connectors.proxy.message.Origin;
import io.connectors.proxy.message.RequestHead;
import io.connectors.proxy.message.RequestTarget;
import io.connectors.proxy.message.TargetForm;
import io.connectors.proxy.refusal.Decision;
import io.connectors.proxy.refusal.Reason;
import java.util.List;
import java.util.Optional;

/**
 * A request for a tunnel.
 *
 * @param place where it leads; its scheme is not known before the client speaks inside
 */
record ConnectRequest(Authority place, Headers headers) {

    /** Reads {@code CONNECT host:port}; a Host, which old clients leave out, has to name the same host. */
    static Decision<ConnectRequest> of(ReceivedRequest received) {
        Optional<Authority> place = Authority.parse(received.line().target()).filter(authority -> authority.port() > 0);
        if (place.isEmpty()) {
            return Decision.refused(Reason.REQUEST_MALFORMED, "CONNECT needs a host and a port, host:port.");
        }
        List<String> hosts = received.headers().all("host");
        boolean sameHost = hosts.isEmpty()
                || (hosts.size() == 1
                        && Authority.parse(hosts.getFirst())
                                .filter(host -> host.host().equals(place.get().host()))
                                .isPresent());
        return sameHost
                ? Decision.passed(new ConnectRequest(place.get(), received.headers()))
                : Decision.refused(Reason.HOST_INVALID, "CONNECT and the Host field name different hosts.");
    }

    /** Returns the end of the tunnel, once it is known whether the client speaks TLS. */
    Origin origin(boolean secure) {
        return place.origin(secure ? "https" : "http");
    }

    /** Returns the request as the audit log shows it. */
    RequestHead head() {
        return new RequestHead(
                "CONNECT",
                TargetForm.ABSOLUTE,
                place.origin("https"),
                new RequestTarget("/", ""),
                headers,
                Framing.NONE);
    }
}
