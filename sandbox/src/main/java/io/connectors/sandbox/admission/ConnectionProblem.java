package io.connectors.sandbox.admission;

import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.channels.UnresolvedAddressException;
import java.security.cert.CertPathBuilderException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateExpiredException;
import java.util.Objects;
import java.util.stream.Stream;
import javax.net.ssl.SSLException;

/** What a real API server says of a connection that fails. */
final class ConnectionProblem {

    private static final int HTTPS_PORT = 443;

    private ConnectionProblem() {}

    static String of(Throwable failure, URI address) {
        if (isCausedBy(failure, UnresolvedAddressException.class) || isCausedBy(failure, UnknownHostException.class)) {
            return "dial tcp: lookup %s: no such host".formatted(address.getHost());
        }
        if (isCausedBy(failure, ConnectException.class)) {
            int port = address.getPort() < 0 ? HTTPS_PORT : address.getPort();
            return "dial tcp %s:%d: connect: connection refused".formatted(address.getHost(), port);
        }
        if (isCausedBy(failure, CertificateExpiredException.class)) {
            return "tls: failed to verify certificate: x509: certificate has expired or is not yet valid";
        }
        if (isCausedBy(failure, CertPathBuilderException.class)) {
            return "tls: failed to verify certificate: x509: certificate signed by unknown authority";
        }
        if (isCausedBy(failure, CertificateException.class)) {
            return "tls: failed to verify certificate: x509: certificate is not valid for " + address.getHost();
        }
        return isCausedBy(failure, SSLException.class) ? "tls: handshake failure" : words(failure);
    }

    private static String words(Throwable failure) {
        return causes(failure)
                .filter(IOException.class::isInstance)
                .map(Throwable::getMessage)
                .filter(Objects::nonNull)
                .findFirst()
                .orElse("EOF");
    }

    private static boolean isCausedBy(Throwable failure, Class<? extends Throwable> kind) {
        return causes(failure).anyMatch(kind::isInstance);
    }

    private static Stream<Throwable> causes(Throwable failure) {
        return Stream.iterate(failure, Objects::nonNull, Throwable::getCause);
    }
}
