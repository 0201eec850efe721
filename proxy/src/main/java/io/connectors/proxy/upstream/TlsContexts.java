package io.connectors.proxy.upstream;

import io.connectors.crds.trust.InvalidAuthoritiesException;
import io.connectors.crds.trust.ToolTrust;
import io.connectors.proxy.message.Origin;
import io.connectors.proxy.refusal.Reason;
import java.io.IOException;
import java.net.Socket;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;

/** TLS to tools, always verified: against the system's authorities, the installation's, and those of the Connector. */
final class TlsContexts {
    private final ToolTrust trust = new ToolTrust();
    private final String globalAuthorities;

    TlsContexts(String globalAuthorities) {
        this.globalAuthorities = globalAuthorities;
    }

    Socket handshake(Socket plain, Route route) throws IOException {
        Origin origin = route.origin();
        SSLSocket socket = (SSLSocket)
                context(route.trust()).getSocketFactory().createSocket(plain, origin.host(), origin.port(), true);
        SSLParameters parameters = socket.getSSLParameters();
        parameters.setEndpointIdentificationAlgorithm("HTTPS");
        parameters.setApplicationProtocols(new String[] {"http/1.1"});
        socket.setSSLParameters(parameters);
        socket.startHandshake();
        return socket;
    }

    private SSLContext context(ToolIdentity identity) {
        String authorities = globalAuthorities.isBlank()
                ? identity.authorities()
                : globalAuthorities + "\n" + identity.authorities();
        try {
            return trust.context(authorities, identity.self());
        } catch (InvalidAuthoritiesException e) {
            throw new UpstreamException(
                    Reason.CA_CERTIFICATES_INVALID,
                    "The additional certificate authorities of this Connector are not PEM certificates.",
                    e);
        }
    }
}
