package io.connectors.app.probe;

import io.connectors.app.probe.ProbeResult.Failure;
import io.connectors.crds.address.ToolAddress;
import io.connectors.crds.trust.ToolTrust;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.List;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import org.jspecify.annotations.Nullable;

/** Opens connections to tools: only to addresses the guard permits, over TLS only with a certificate that is verified. */
final class Dialler {
    private final ToolTrust trust = new ToolTrust();
    private final EgressGuard guard;
    private final Duration connectTimeout;

    Dialler(EgressGuard guard, Duration connectTimeout) {
        this.guard = guard;
        this.connectTimeout = connectTimeout;
    }

    Socket open(ProbeRequest request) throws IOException {
        ToolAddress origin = request.origin();
        Socket plain = connect(origin, guard.resolve(origin.host(), request.scope()));
        try {
            return origin.scheme().equals("https") ? handshake(plain, request) : plain;
        } catch (IOException | RuntimeException e) {
            plain.close();
            throw e;
        }
    }

    private Socket connect(ToolAddress origin, List<InetAddress> addresses) {
        IOException last = null;
        for (InetAddress address : addresses) {
            Socket socket = new Socket();
            try {
                socket.connect(new InetSocketAddress(address, origin.port()), (int) connectTimeout.toMillis());
                return socket;
            } catch (IOException e) {
                closeQuietly(socket);
                last = e;
            }
        }
        throw unreachable(origin, last);
    }

    private static ProbeException unreachable(ToolAddress origin, @Nullable IOException cause) {
        if (cause instanceof SocketTimeoutException) {
            return new ProbeException(
                    Failure.TIMEOUT,
                    "%s does not accept connections (time-out). Check spec.address and the network policies."
                            .formatted(origin.authority()),
                    cause);
        }
        return new ProbeException(
                Failure.UNREACHABLE,
                "%s refuses connections or has no route. Check spec.address and that the tool is running."
                        .formatted(origin.authority()),
                cause);
    }

    private Socket handshake(Socket plain, ProbeRequest request) throws IOException {
        ToolAddress origin = request.origin();
        SSLSocket socket = (SSLSocket) trust.context(request.authorities(), request.self())
                .getSocketFactory()
                .createSocket(plain, origin.host(), origin.port(), true);
        SSLParameters parameters = socket.getSSLParameters();
        parameters.setEndpointIdentificationAlgorithm("HTTPS");
        socket.setSSLParameters(parameters);
        try {
            socket.startHandshake();
            return socket;
        } catch (SSLException e) {
            throw untrusted(origin, e);
        }
    }

    private static ProbeException untrusted(ToolAddress origin, SSLException cause) {
        if (ToolTrust.isAboutTrust(cause)) {
            return new ProbeException(
                    Failure.UNTRUSTED,
                    "The certificate of %s is not trusted, or not for this host. Put its certificate authority into a Secret and name that in spec.caCertSecretRef."
                            .formatted(origin.authority()),
                    cause);
        }
        return new ProbeException(
                Failure.UNREACHABLE,
                "%s does not speak TLS as expected. Check scheme and port of spec.address."
                        .formatted(origin.authority()),
                cause);
    }

    private static void closeQuietly(Socket socket) {
        try {
            socket.close();
        } catch (IOException _) {
            // It never was open; the failure to connect is what the caller hears of.
        }
    }
}
