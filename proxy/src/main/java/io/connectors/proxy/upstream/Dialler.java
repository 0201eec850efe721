package io.connectors.proxy.upstream;

import io.connectors.crds.egress.EgressRule;
import io.connectors.proxy.message.Origin;
import io.connectors.proxy.refusal.Reason;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import javax.net.ssl.SSLHandshakeException;

/** Opens connections. The address that was checked is the address that is dialled: the name is resolved once. */
final class Dialler {
    private final EgressRule rule;
    private final TlsContexts tls;
    private final UpstreamLimits limits;

    Dialler(EgressRule rule, TlsContexts tls, UpstreamLimits limits) {
        this.rule = rule;
        this.tls = tls;
        this.limits = limits;
    }

    Socket dial(Route route) {
        Origin origin = route.origin();
        InetAddress[] addresses = resolve(origin);
        for (InetAddress address : addresses) {
            // One forbidden address among several is how a name is rebound: refuse them all.
            if (!rule.permits(address)) {
                throw new UpstreamException(
                        Reason.DESTINATION_REFUSED,
                        origin + " leads to a loopback, link-local, private or metadata address. An administrator can"
                                + " allow such addresses with connectors.egress.allow-private=true.");
            }
        }
        Socket socket = connect(origin, addresses);
        return origin.isSecure() ? secure(socket, route) : socket;
    }

    private static InetAddress[] resolve(Origin origin) {
        try {
            return InetAddress.getAllByName(origin.host());
        } catch (UnknownHostException e) {
            throw new UpstreamException(
                    Reason.NAME_NOT_RESOLVED, "DNS does not know the host of " + origin + ". Check the address.", e);
        }
    }

    private Socket connect(Origin origin, InetAddress[] addresses) {
        UpstreamException failure = null;
        for (InetAddress address : addresses) {
            try {
                return connect(new InetSocketAddress(address, origin.port()));
            } catch (IOException e) {
                failure = unreachable(origin, e);
            }
        }
        throw failure == null ? new UpstreamException(Reason.NAME_NOT_RESOLVED, origin + " has no address.") : failure;
    }

    @SuppressWarnings("resource") // closed here on failure, by the connection otherwise
    private Socket connect(InetSocketAddress address) throws IOException {
        Socket socket = new Socket();
        try {
            socket.setTcpNoDelay(true);
            socket.connect(address, millis());
            return socket;
        } catch (IOException e) {
            socket.close();
            throw e;
        }
    }

    private Socket secure(Socket plain, Route route) {
        try {
            plain.setSoTimeout(millis());
            return tls.handshake(plain, route);
        } catch (IOException e) {
            closeQuietly(plain);
            throw handshakeFailure(route.origin(), e);
        }
    }

    private static UpstreamException unreachable(Origin origin, IOException e) {
        return switch (e) {
            case SocketTimeoutException _ ->
                new UpstreamException(Reason.CONNECT_TIMEOUT, origin + " did not accept the connection in time.", e);
            case ConnectException _ ->
                new UpstreamException(Reason.CONNECTION_REFUSED, "Nothing listens at " + origin + ".", e);
            default -> new UpstreamException(Reason.UNREACHABLE, origin + " cannot be reached.", e);
        };
    }

    private static UpstreamException handshakeFailure(Origin origin, IOException e) {
        if (e instanceof SocketTimeoutException) {
            return new UpstreamException(Reason.CONNECT_TIMEOUT, origin + " did not finish the TLS handshake.", e);
        }
        if (e instanceof SSLHandshakeException && TlsContexts.isAboutTrust(e)) {
            return new UpstreamException(
                    Reason.TLS_UNTRUSTED,
                    "The certificate of " + origin + " is expired, for another host, or of an unknown authority."
                            + " Name a Secret with its authority in spec.caCertSecretRef of the Connector.",
                    e);
        }
        return new UpstreamException(Reason.TLS_FAILED, "The TLS handshake with " + origin + " failed.", e);
    }

    private int millis() {
        return (int) limits.connect().toMillis();
    }

    private static void closeQuietly(Socket socket) {
        try {
            socket.close();
        } catch (IOException alreadyBroken) {
            // Nothing more can be lost.
        }
    }
}
