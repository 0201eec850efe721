package io.connectors.app.probe;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;
import org.jspecify.annotations.Nullable;

/** TLS that trusts the system's certificate authorities and some more. */
final class ToolTrust {
    private ToolTrust() {}

    /**
     * Makes a context.
     *
     * @param authorities PEM certificates; may be empty
     */
    static SSLContext context(String authorities) {
        try {
            // Never SSLContext.getDefault(): inside Liberty that is the server's own.
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(null, trustManagers(authorities), null);
            return context;
        } catch (GeneralSecurityException | IOException e) {
            throw new IllegalStateException("The certificate authorities cannot be made a TLS context", e);
        }
    }

    private static TrustManager[] trustManagers(String authorities) throws GeneralSecurityException, IOException {
        TrustManager[] system = trustManagers((KeyStore) null);
        if (authorities.isBlank()) {
            return system;
        }
        KeyStore trusted = KeyStore.getInstance(KeyStore.getDefaultType());
        trusted.load(null, null);
        int number = 0;
        for (X509Certificate issuer : issuers(system)) {
            trusted.setCertificateEntry("system-" + number++, issuer);
        }
        for (Certificate authority : certificates(authorities)) {
            trusted.setCertificateEntry("extra-" + number++, authority);
        }
        return trustManagers(trusted);
    }

    private static Collection<? extends Certificate> certificates(String pem) throws CertificateException {
        return CertificateFactory.getInstance("X.509")
                .generateCertificates(new ByteArrayInputStream(pem.getBytes(StandardCharsets.ISO_8859_1)));
    }

    private static List<X509Certificate> issuers(TrustManager[] managers) {
        return Arrays.stream(managers)
                .filter(X509TrustManager.class::isInstance)
                .flatMap(manager -> Arrays.stream(((X509TrustManager) manager).getAcceptedIssuers()))
                .toList();
    }

    private static TrustManager[] trustManagers(@Nullable KeyStore trusted) throws GeneralSecurityException {
        TrustManagerFactory factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        factory.init(trusted);
        return factory.getTrustManagers();
    }
}
