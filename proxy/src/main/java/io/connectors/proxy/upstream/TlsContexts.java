package io.connectors.proxy.upstream;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import io.connectors.proxy.message.Origin;
import io.connectors.proxy.refusal.Reason;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertPathValidatorException;
import java.security.cert.Certificate;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.Collection;
import java.util.List;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;
import org.jspecify.annotations.Nullable;

/** TLS to tools, always verified: against the system's authorities, the installation's, and those of the Connector. */
final class TlsContexts {
    private static final int MAX_CONTEXTS = 1_000;

    private final String globalAuthorities;
    private final LoadingCache<String, SSLContext> contexts;

    TlsContexts(String globalAuthorities) {
        this.globalAuthorities = globalAuthorities;
        this.contexts = Caffeine.newBuilder().maximumSize(MAX_CONTEXTS).build(this::context);
    }

    Socket handshake(Socket plain, Route route) throws IOException {
        Origin origin = route.origin();
        SSLSocket socket = (SSLSocket) contexts.get(route.extraAuthorities())
                .getSocketFactory()
                .createSocket(plain, origin.host(), origin.port(), true);
        SSLParameters parameters = socket.getSSLParameters();
        parameters.setEndpointIdentificationAlgorithm("HTTPS");
        parameters.setApplicationProtocols(new String[] {"http/1.1"});
        socket.setSSLParameters(parameters);
        socket.startHandshake();
        return socket;
    }

    /** Tells a certificate that is not trusted from any other failure of a handshake. */
    static boolean isAboutTrust(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof CertificateException || cause instanceof CertPathValidatorException) {
                return true;
            }
        }
        return false;
    }

    private SSLContext context(String extraAuthorities) {
        try {
            KeyStore trusted = KeyStore.getInstance(KeyStore.getDefaultType());
            trusted.load(null, null);
            add(trusted, "system", systemAuthorities());
            add(trusted, "global", certificates(globalAuthorities));
            add(trusted, "connector", certificates(extraAuthorities));
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(null, trustManagers(trusted), null);
            return context;
        } catch (GeneralSecurityException | IOException e) {
            throw new UpstreamException(
                    Reason.CA_CERTIFICATES_INVALID,
                    "The additional certificate authorities of this Connector are not PEM certificates.",
                    e);
        }
    }

    private static List<X509Certificate> systemAuthorities() throws GeneralSecurityException {
        return List.of(trustManagers(null)).stream()
                .filter(X509TrustManager.class::isInstance)
                .flatMap(manager -> List.of(((X509TrustManager) manager).getAcceptedIssuers()).stream())
                .toList();
    }

    private static TrustManager[] trustManagers(@Nullable KeyStore trusted) throws GeneralSecurityException {
        TrustManagerFactory factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        factory.init(trusted);
        return factory.getTrustManagers();
    }

    private static Collection<? extends Certificate> certificates(String pem) throws CertificateException {
        if (pem.isBlank()) {
            return List.of();
        }
        return CertificateFactory.getInstance("X.509")
                .generateCertificates(new ByteArrayInputStream(pem.getBytes(StandardCharsets.US_ASCII)));
    }

    private static void add(KeyStore trusted, String origin, Collection<? extends Certificate> certificates)
            throws GeneralSecurityException {
        int number = 0;
        for (Certificate certificate : certificates) {
            trusted.setCertificateEntry(origin + number++, certificate);
        }
    }
}
