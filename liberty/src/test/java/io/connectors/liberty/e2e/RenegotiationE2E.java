package io.connectors.liberty.e2e;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A client that has shown no token makes the server work for each handshake, so it gets one for each connection. */
@ExtendWith(ProductExtension.class)
final class RenegotiationE2E {
    private static final int LIMIT_MILLIS = 20_000;

    private final RunningProduct product;

    RenegotiationE2E(RunningProduct product) {
        this.product = product;
    }

    @Test
    void isRefused() throws Exception {
        try (SSLSocket socket = (SSLSocket) trusting(product.interceptionAuthority())
                .getSocketFactory()
                .createSocket(InetAddress.getLoopbackAddress(), product.proxyTlsPort())) {
            socket.setSoTimeout(LIMIT_MILLIS);
            socket.setEnabledProtocols(new String[] {"TLSv1.2"});
            socket.startHandshake();
            assertThat(socket.getSession().getProtocol()).isEqualTo("TLSv1.2");

            assertThatThrownBy(() -> {
                        socket.getSession().invalidate();
                        socket.startHandshake();
                        // A client that is not refused has the answer to a request after it.
                        socket.getOutputStream().write("GET / HTTP/1.1\r\nHost: localhost\r\n\r\n".getBytes(US_ASCII));
                        assertThat(socket.getInputStream().read()).isNegative();
                    })
                    .isInstanceOf(SSLException.class);
        }
    }

    private static SSLContext trusting(String authorities) throws GeneralSecurityException, IOException {
        KeyStore trusted = KeyStore.getInstance("PKCS12");
        trusted.load(null, null);
        int number = 0;
        for (Certificate certificate : CertificateFactory.getInstance("X.509")
                .generateCertificates(new ByteArrayInputStream(authorities.getBytes(US_ASCII)))) {
            trusted.setCertificateEntry("authority-" + number++, certificate);
        }
        TrustManagerFactory factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        factory.init(trusted);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, factory.getTrustManagers(), null);
        return context;
    }
}
