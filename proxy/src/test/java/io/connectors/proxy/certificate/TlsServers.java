package io.connectors.proxy.certificate;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.security.KeyPair;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** Servers that speak TLS with a certificate of an authority of their own, for tests of other packages. */
public final class TlsServers {
    private static final Duration LIFETIME = Duration.ofHours(1);

    private final Mint mint = new Mint(new SecureRandom());
    private final Issuer issuer = mint.authority(Instant.now(), LIFETIME);

    /** Returns what clients have to trust: PEM. */
    public String authority() {
        return Pem.of(List.of(issuer.certificate()));
    }

    /** Opens a port of this machine whose certificate is for a host, which may be an address. */
    public ServerSocket open(String host) throws IOException {
        return open(host, Instant.now().plus(LIFETIME));
    }

    /** Opens a port whose certificate was good until a moment ago. */
    public ServerSocket openExpired(String host) throws IOException {
        return open(host, Instant.now().minusSeconds(1));
    }

    private ServerSocket open(String host, Instant until) throws IOException {
        KeyPair keys = mint.keys();
        var certificate = mint.leaf(
                issuer,
                keys.getPublic(),
                ServerNames.of(ServerName.of(host).orElseThrow()),
                until.minus(LIFETIME),
                until);
        return TlsServer.context(ServerKeys.showing(certificate, keys.getPrivate()))
                .getServerSocketFactory()
                .createServerSocket(0, 50, InetAddress.getLoopbackAddress());
    }
}
