package io.connectors.proxy.wire;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.Socket;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.util.List;
import javax.net.ssl.SNIHostName;
import javax.net.ssl.SNIServerName;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManagerFactory;

/**
 * How a client speaks TLS.
 *
 * @param host that the server's certificate has to name
 * @param indicated the name that the client asks for; empty for none
 * @param protocols offered by ALPN
 */
public record ClientTls(SSLContext context, String host, String indicated, List<String> protocols) {

    /** Returns the TLS of a client that trusts an authority, PEM, and asks for a host. */
    public static ClientTls of(String authority, String host) {
        boolean address = host.matches("[0-9.]+|.*:.*");
        return new ClientTls(trusting(authority), host, address ? "" : host, List.of());
    }

    public ClientTls indicating(String name) {
        return new ClientTls(context, host, name, protocols);
    }

    public ClientTls offering(String... offered) {
        return new ClientTls(context, host, indicated, List.of(offered));
    }

    SSLSocket handshake(Socket plain) throws IOException {
        SSLSocket socket = (SSLSocket) context.getSocketFactory().createSocket(plain, host, plain.getPort(), true);
        SSLParameters parameters = socket.getSSLParameters();
        parameters.setEndpointIdentificationAlgorithm("HTTPS");
        parameters.setApplicationProtocols(protocols.toArray(String[]::new));
        List<SNIServerName> names = indicated.isEmpty() ? List.of() : List.of(new SNIHostName(indicated));
        parameters.setServerNames(names);
        socket.setSSLParameters(parameters);
        socket.startHandshake();
        return socket;
    }

    private static SSLContext trusting(String authority) {
        try {
            KeyStore trusted = KeyStore.getInstance("PKCS12");
            trusted.load(null, null);
            int number = 0;
            for (Certificate certificate : CertificateFactory.getInstance("X.509")
                    .generateCertificates(new ByteArrayInputStream(authority.getBytes(US_ASCII)))) {
                trusted.setCertificateEntry("authority-" + number++, certificate);
            }
            TrustManagerFactory factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            factory.init(trusted);
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(null, factory.getTrustManagers(), null);
            return context;
        } catch (GeneralSecurityException | IOException e) {
            throw new IllegalStateException("The test's authority cannot be trusted", e);
        }
    }
}
