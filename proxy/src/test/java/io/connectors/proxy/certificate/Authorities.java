package io.connectors.proxy.certificate;

import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.SecureRandom;
import java.security.cert.CertificateParsingException;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;

/** Authorities of tests, what they sign, and clients that trust them. */
final class Authorities {
    static final Mint MINT = new Mint(new SecureRandom());
    static final Duration YEAR = Duration.ofDays(365);

    private Authorities() {}

    static Issuer issuer() {
        return MINT.authority(Instant.now(), YEAR);
    }

    static Supplier<Optional<Issuer>> always(Issuer issuer) {
        return () -> Optional.of(issuer);
    }

    static ServerName name(String host) {
        return ServerName.of(host).orElseThrow();
    }

    static ServerNames names(String host) {
        return ServerNames.of(name(host));
    }

    /** Returns the alternative names as {@code type:name}; 2 is a DNS name, 7 an address. */
    static List<String> alternatives(X509Certificate certificate) throws CertificateParsingException {
        return Objects.requireNonNull(certificate.getSubjectAlternativeNames()).stream()
                .map(name -> name.get(0) + ":" + name.get(1))
                .sorted()
                .toList();
    }

    static SSLContext trusting(Issuer issuer) throws Exception {
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, managers(issuer), null);
        return context;
    }

    private static TrustManager[] managers(Issuer issuer) throws GeneralSecurityException, java.io.IOException {
        KeyStore trusted = KeyStore.getInstance("PKCS12");
        trusted.load(null, null);
        trusted.setCertificateEntry("authority", issuer.certificate());
        TrustManagerFactory factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        factory.init(trusted);
        return factory.getTrustManagers();
    }
}
