package io.connectors.proxy.certificate;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import javax.net.ssl.ExtendedSSLSession;
import javax.net.ssl.SNIServerName;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;

/**
 * TLS in the proxy's own names: a client that asks for one of them gets a certificate for it, one that asks for none gets one for
 * the address it came to, and one that asks for any other gets nothing. Safe for use by several threads.
 */
public final class OwnNames {
    private final Leaves leaves;
    private final Predicate<String> names;
    private final SSLContext context;

    /** @param names the proxy's host names, asked in lower case, without final dot; must not block */
    public OwnNames(Leaves leaves, Predicate<String> names) {
        this.leaves = leaves;
        this.names = names;
        this.context = TlsServer.context(new ServerKeys(leaves.key(), new ByName()));
    }

    /** Puts TLS on a connection; the handshake begins with the first read or write, or with {@code startHandshake}. */
    public SSLSocket open(Socket connection) throws IOException {
        InetAddress local = connection.getLocalAddress();
        return TlsServer.socket(context, connection, null, name -> isOwn(name, local));
    }

    private boolean isOwn(ServerName name, InetAddress local) {
        return switch (name) {
            case ServerName.Dns dns ->
                (local.isLoopbackAddress() && dns.equals(ServerNames.LOCALHOST)) || names.test(dns.name());
            case ServerName.Address(var address) -> address.equals(local);
        };
    }

    private final class ByName implements ServerKeys.Choice {
        @Override
        public Optional<String> name(Socket connection) {
            InetAddress local = connection.getLocalAddress();
            List<SNIServerName> indicated = indicated(connection);
            return indicated.isEmpty()
                    ? Optional.of(withoutZone(local.getHostAddress()))
                    : indicated.stream()
                            .flatMap(name -> TlsServer.name(name).stream())
                            .filter(name -> isOwn(name, local))
                            .map(ServerName::toString)
                            .findFirst();
        }

        @Override
        public Optional<X509Certificate> certificate(String name) {
            return ServerName.of(name)
                    .map(found -> switch (found) {
                        case ServerName.Dns dns -> ServerNames.of(dns);
                        case ServerName.Address(var address) -> ServerNames.reachedAt(address);
                    })
                    .flatMap(leaves::of)
                    .map(Leaf::certificate);
        }

        /** A link-local address has the interface's name after it, which no certificate holds. */
        private static String withoutZone(String address) {
            int zone = address.indexOf('%');
            return zone < 0 ? address : address.substring(0, zone);
        }

        private static List<SNIServerName> indicated(Socket connection) {
            return connection instanceof SSLSocket tls
                            && tls.getHandshakeSession() instanceof ExtendedSSLSession session
                    ? session.getRequestedServerNames()
                    : List.of();
        }
    }
}
