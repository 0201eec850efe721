package io.connectors.proxy.upstream;

import io.connectors.crds.egress.EgressRule;
import io.connectors.crds.trust.ToolTrust;
import io.connectors.proxy.deadline.Deadline;
import io.connectors.proxy.deadline.Deadlines;
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
public final class Dialler {
    private static final EgressRule PUBLIC_ONLY = EgressRule.PUBLIC_ONLY;

    private final EgressRule rule;
    private final OwnSockets own;
    private final TlsContexts tls;
    private final Network network;
    private final Deadlines deadlines;

    /**
     * Creates a dialler.
     *
     * @param rule for addresses that Connectors declare
     * @param own where this process listens; never dialled
     * @param authorities PEM certificates that are trusted for every tool beside the system's, or empty
     */
    public Dialler(EgressRule rule, OwnSockets own, String authorities, Network network, Deadlines deadlines) {
        this.rule = rule;
        this.own = own;
        this.tls = new TlsContexts(authorities);
        this.network = network;
        this.deadlines = deadlines;
    }

    /**
     * A connection to a tool.
     *
     * @param socket for what both sides say
     * @param plain the same without TLS
     */
    record Dialled(Socket socket, Socket plain) {}

    Dialled dial(Route route) {
        Socket plain = connect(route);
        return new Dialled(route.origin().isSecure() ? secure(plain, route) : plain, plain);
    }

    /** Opens a connection without TLS, for whatever the other side speaks. */
    Socket connect(Route route) {
        Origin origin = route.origin();
        InetAddress[] addresses = resolve(origin);
        for (InetAddress address : addresses) {
            check(route, address);
        }
        return connect(origin, addresses, route.limits());
    }

    // One forbidden address among several is how a name is rebound: refuse them all.
    private void check(Route route, InetAddress address) {
        Origin origin = route.origin();
        boolean permitted = switch (route.reach()) {
            case DECLARED -> rule.permits(address);
            case PUBLIC -> rule.permits(address) && PUBLIC_ONLY.permits(address);
        };
        if (!permitted) {
            throw new UpstreamException(
                    Reason.DESTINATION_REFUSED,
                    origin + " leads to a loopback, link-local, private or metadata address, or to one that this"
                            + " installation refuses. " + advice(route.reach()));
        }
        if (own.include(address, origin.port())) {
            throw new UpstreamException(
                    Reason.LOOP, origin + " leads back to this proxy. Set the Connector's address to the tool.");
        }
    }

    private static String advice(Reach reach) {
        return switch (reach) {
            case DECLARED ->
                "An administrator can allow such addresses: see the settings connectors.egress.allow-private and"
                        + " connectors.egress.allow.";
            case PUBLIC -> "Only an address that a Connector declares may be of that kind.";
        };
    }

    private InetAddress[] resolve(Origin origin) {
        try {
            return network.addresses(origin.host());
        } catch (UnknownHostException e) {
            throw new UpstreamException(
                    Reason.NAME_NOT_RESOLVED, "DNS does not know the host of " + origin + ". Check the address.", e);
        }
    }

    private Socket connect(Origin origin, InetAddress[] addresses, UpstreamLimits limits) {
        UpstreamException failure = null;
        for (InetAddress address : addresses) {
            try {
                return network.connect(new InetSocketAddress(address, origin.port()), limits.connect());
            } catch (IOException e) {
                failure = unreachable(origin, e);
            }
        }
        throw failure == null ? new UpstreamException(Reason.NAME_NOT_RESOLVED, origin + " has no address.") : failure;
    }

    // A time-out of the socket would bound each read, and a tool can send a handshake byte by byte.
    private Socket secure(Socket plain, Route route) {
        Deadline patience = deadlines.watch(() -> closeQuietly(plain));
        patience.within(route.limits().connect());
        try {
            return tls.handshake(plain, route);
        } catch (UpstreamException e) {
            closeQuietly(plain);
            throw e;
        } catch (IOException e) {
            closeQuietly(plain);
            throw patience.isExpired() ? handshakeTimeout(route.origin(), e) : handshakeFailure(route.origin(), e);
        } finally {
            patience.close();
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

    private static UpstreamException handshakeTimeout(Origin origin, IOException e) {
        return new UpstreamException(Reason.CONNECT_TIMEOUT, origin + " did not finish the TLS handshake in time.", e);
    }

    private static UpstreamException handshakeFailure(Origin origin, IOException e) {
        if (e instanceof SSLHandshakeException && ToolTrust.isAboutTrust(e)) {
            return new UpstreamException(
                    Reason.TLS_UNTRUSTED,
                    "The certificate of " + origin + " is expired, for another host, or of an unknown authority."
                            + " Name a Secret with its authority in spec.caCertSecretRef of the Connector.",
                    e);
        }
        return new UpstreamException(Reason.TLS_FAILED, "The TLS handshake with " + origin + " failed.", e);
    }

    private static void closeQuietly(Socket socket) {
        try {
            socket.close();
        } catch (IOException alreadyBroken) {
            // Nothing more can be lost.
        }
    }
}
