package io.connectors.proxy.certificate;

import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import javax.net.ssl.KeyManager;
import javax.net.ssl.SNIMatcher;
import javax.net.ssl.SNIServerName;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.StandardConstants;
import javax.net.ssl.TrustManager;
import org.jspecify.annotations.Nullable;

/** The server's side of TLS 1.2 and 1.3 with HTTP/1.1 and no other protocol inside. */
final class TlsServer {
    private static final String[] VERSIONS = {"TLSv1.3", "TLSv1.2"};
    private static final String[] PROTOCOLS = {"http/1.1"};
    private static final int KEPT_SESSIONS = 100;

    private TlsServer() {}

    static SSLContext context(KeyManager keys) {
        try {
            SSLContext context = SSLContext.getInstance("TLS");
            // No trust managers: clients show no certificate. With null the JDK would read the system's authorities.
            context.init(new KeyManager[] {keys}, new TrustManager[0], null);
            // Sessions are in the clients' tickets; only those of clients without tickets are kept here.
            context.getServerSessionContext().setSessionCacheSize(KEPT_SESSIONS);
            return context;
        } catch (GeneralSecurityException e) {
            throw new MintException("This JDK has no TLS", e);
        }
    }

    /**
     * Puts TLS on a connection; nothing is sent or read yet.
     *
     * @param consumed what was read from the connection already
     * @param names whether a server name is the client's to ask for; another one ends the handshake with the alert
     *     {@code unrecognized_name}, and none is good
     */
    static SSLSocket socket(
            SSLContext context, Socket connection, @Nullable InputStream consumed, Predicate<ServerName> names)
            throws IOException {
        SSLSocket socket = (SSLSocket) context.getSocketFactory().createSocket(connection, consumed, true);
        SSLParameters parameters = socket.getSSLParameters();
        parameters.setProtocols(VERSIONS);
        parameters.setApplicationProtocols(PROTOCOLS);
        parameters.setSNIMatchers(List.of(new Matcher(names)));
        socket.setSSLParameters(parameters);
        return socket;
    }

    static Optional<ServerName> name(SNIServerName indicated) {
        return indicated.getType() == StandardConstants.SNI_HOST_NAME
                ? ServerName.of(new String(indicated.getEncoded(), StandardCharsets.US_ASCII))
                : Optional.empty();
    }

    private static final class Matcher extends SNIMatcher {
        private final Predicate<ServerName> names;

        Matcher(Predicate<ServerName> names) {
            super(StandardConstants.SNI_HOST_NAME);
            this.names = names;
        }

        @Override
        public boolean matches(SNIServerName indicated) {
            return name(indicated).filter(names).isPresent();
        }
    }
}
