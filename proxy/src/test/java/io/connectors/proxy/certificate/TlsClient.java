package io.connectors.proxy.certificate;

import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.security.cert.X509Certificate;
import java.util.List;
import javax.net.ssl.SNIHostName;
import javax.net.ssl.SNIServerName;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;

/**
 * A client of the JDK that verifies whom it talks to.
 *
 * @param verified the name or address that the certificate must have
 * @param indicated the name it sends; empty for none
 * @param protocols what it offers by ALPN
 */
record TlsClient(SSLContext context, String verified, String indicated, List<String> versions, List<String> protocols) {

    static TlsClient of(SSLContext context, String server) {
        return new TlsClient(context, server, server, List.of("TLSv1.3", "TLSv1.2"), List.of());
    }

    TlsClient indicating(String name) {
        return new TlsClient(context, verified, name, versions, protocols);
    }

    TlsClient speaking(String version) {
        return new TlsClient(context, verified, indicated, List.of(version), protocols);
    }

    TlsClient offering(String... offered) {
        return new TlsClient(context, verified, indicated, versions, List.of(offered));
    }

    /** What a client saw. */
    record Seen(X509Certificate certificate, String answer) {}

    /** Sends a request and reads the answer; closes the connection. */
    Seen ask(Socket connection) throws IOException {
        try (SSLSocket socket =
                (SSLSocket) context.getSocketFactory().createSocket(connection, verified, connection.getPort(), true)) {
            SSLParameters parameters = socket.getSSLParameters();
            parameters.setEndpointIdentificationAlgorithm("HTTPS");
            parameters.setProtocols(versions.toArray(String[]::new));
            parameters.setApplicationProtocols(protocols.toArray(String[]::new));
            List<SNIServerName> names = indicated.isEmpty() ? List.of() : List.of(new SNIHostName(indicated));
            parameters.setServerNames(names);
            socket.setSSLParameters(parameters);
            socket.startHandshake();
            socket.getOutputStream().write("GET / HTTP/1.1\r\nHost: x\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
            String answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);
            return new Seen((X509Certificate) socket.getSession().getPeerCertificates()[0], answer);
        }
    }
}
