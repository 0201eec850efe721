package io.connectors.app.probe;

import io.connectors.crds.address.ToolAddress;
import io.connectors.crds.trust.ClientIdentity;
import java.util.List;
import java.util.Optional;

/**
 * One request to a tool, ready to be sent. Headers may hold a credential, so {@code toString} shows none.
 *
 * @param origin scheme, host and port; its path is not used
 * @param target path and query as they are sent
 * @param followRedirects whether to ask again where the tool says; headers and certificate go to the same origin only
 * @param self the certificate that the tool may ask for
 * @param authorities PEM certificates of authorities to trust beside the system's; may be empty
 * @param scope which addresses the host may lead to
 */
record ProbeRequest(
        ToolAddress origin,
        String method,
        String target,
        List<Header> headers,
        boolean followRedirects,
        Optional<ClientIdentity> self,
        String authorities,
        EgressGuard.Scope scope) {
    ProbeRequest {
        headers = List.copyOf(headers);
    }

    /** Returns method and URL without query, for messages. */
    String question() {
        int query = target.indexOf('?');
        return method + " " + origin.scheme() + "://" + origin.authority()
                + (query < 0 ? target : target.substring(0, query));
    }

    ProbeRequest redirected(ToolAddress toOrigin, String toTarget) {
        boolean sameOrigin = origin.scheme().equals(toOrigin.scheme())
                && origin.host().equals(toOrigin.host())
                && origin.port() == toOrigin.port();
        return new ProbeRequest(
                toOrigin,
                "GET",
                toTarget,
                sameOrigin ? headers : List.of(),
                followRedirects,
                sameOrigin ? self : Optional.empty(),
                authorities,
                scope);
    }

    @Override
    public String toString() {
        return "ProbeRequest[" + question() + "]";
    }

    /** A header of the class. */
    record Header(String name, String value) {
        @Override
        public String toString() {
            return name + ": hidden";
        }
    }
}
