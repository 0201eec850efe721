package io.connectors.proxy.certificate;

import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.util.Optional;
import javax.net.ssl.SSLSocket;

/** Ends a client's TLS in the name of the one server that it was authorised to reach. Safe for use by several threads. */
public final class Interception {
    private final Leaves leaves;

    public Interception(Leaves leaves) {
        this.leaves = leaves;
    }

    /**
     * Puts TLS on a tunnel. The handshake begins with the first read or write, or with {@code startHandshake}; it fails when the
     * client asks for another server than the authorised one.
     *
     * @param tunnel the client's connection; closed with the socket that is returned
     * @param consumed what was read from the tunnel already: the beginning of the client's hello
     * @param authorised the server that access was granted for; the only one that the certificate names
     * @return nothing while no authority can sign; the tunnel is as it was
     */
    public Optional<SSLSocket> open(Socket tunnel, InputStream consumed, ServerName authorised) throws IOException {
        Optional<Leaf> leaf = leaves.of(ServerNames.of(authorised));
        return leaf.isEmpty()
                ? Optional.empty()
                : Optional.of(TlsServer.socket(leaf.get().context(), tunnel, consumed, authorised::equals));
    }
}
