package io.connectors.crds.trust;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertPathValidatorException;
import java.security.cert.Certificate;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.KeyManager;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;
import org.jspecify.annotations.Nullable;

/**
 * TLS contexts that trust the system's authorities and some more. A context is made once for each set of authorities and each identity of
 * ours, because reading the system's authorities takes milliseconds and many Connectors have the same. Safe for use by several threads.
 */
public final class ToolTrust {
    private static final int MAX_CONTEXTS = 1_000;

    private final LoadingCache<Parties, SSLContext> contexts =
            Caffeine.newBuilder().maximumSize(MAX_CONTEXTS).build(ToolTrust::make);

    private record Parties(String authorities, Optional<ClientIdentity> self) {}

    /**
     * Returns a context.
     *
     * @param authorities PEM certificates to trust beside the system's; may be empty
     * @param self what a tool sees that asks for a certificate; without, it gets none
     * @throws InvalidAuthoritiesException when they are not
     */
    public SSLContext context(String authorities, Optional<ClientIdentity> self) {
        return contexts.get(new Parties(authorities, self));
    }

    /** Tells a certificate that is not trusted from any other failure of a handshake. */
    public static boolean isAboutTrust(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof CertificateException || cause instanceof CertPathValidatorException) {
                return true;
            }
        }
        return false;
    }

    private static SSLContext make(Parties parties) {
        try {
            // Never SSLContext.getDefault(): inside Liberty that is the server's own.
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(
                    parties.self().isPresent() ? keyManagers(parties.self().get()) : null,
                    trustManagers(parties.authorities()),
                    null);
            return context;
        } catch (GeneralSecurityException | IOException e) {
            throw new InvalidAuthoritiesException(e);
        }
    }

    private static KeyManager[] keyManagers(ClientIdentity self) throws GeneralSecurityException, IOException {
        // The password protects nothing: the store never leaves the memory that holds the key anyway.
        char[] password = {};
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        store.setKeyEntry("self", self.key(), password, self.certificates().toArray(Certificate[]::new));
        KeyManagerFactory factory = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        factory.init(store, password);
        return factory.getKeyManagers();
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
