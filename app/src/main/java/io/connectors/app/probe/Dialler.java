package io.connectors.app.probe;

import io.connectors.app.probe.ProbeResult.Failure;
import io.connectors.crds.address.ToolAddress;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.security.cert.CertPathValidatorException;
import java.security.cert.CertificateException;
import java.time.Duration;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import org.jspecify.annotations.Nullable;

/** Opens connections to tools: only to addresses the guard permits, over TLS only with a certificate that is verified. */
final class Dialler {
    private final EgressGuard guard;
    private final Duration connectTimeout;

    Dialler(EgressGuard guard, Duration connectTimeout) {
        this.guard = guard;
        this.connectTimeout = connectTimeout;
    }

    Socket open(ToolAddress origin, String authorities) throws IOException {
        Socket plain = connect(origin);
        try {
            return origin.scheme().equals("https") ? handshake(plain, origin, authorities) : plain;
        } catch (IOException | RuntimeException e) {
            plain.close();
            throw e;
        }
    }

    private Socket connect(ToolAddress origin) {
        IOException last = null;
        for (InetAddress address : guard.resolve(origin.host())) {
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

    private static Socket handshake(Socket plain, ToolAddress origin, String authorities) throws IOException {
        SSLSocket socket = (SSLSocket) ToolTrust.context(authorities)
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
        if (isAboutTheCertificate(cause)) {
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

    private static boolean isAboutTheCertificate(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof CertificateException || cause instanceof CertPathValidatorException) {
                return true;
            }
        }
        return false;
    }

    private static void closeQuietly(Socket socket) {
        try {
            socket.close();
        } catch (IOException _) {
            // It never was open; the failure to connect is what the caller hears of.
        }
    }
}
