package io.connectors.proxy.certificate;

import java.net.Socket;
import java.security.Principal;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.util.Optional;
import javax.net.ssl.X509ExtendedKeyManager;
import org.jspecify.annotations.Nullable;

/**
 * Offers certificates of one elliptic curve's key to clients. The authority's certificate is not sent along: whoever does not have
 * it already does not trust it.
 */
final class ServerKeys extends X509ExtendedKeyManager {
    private static final String KEY_TYPE = "EC";

    private final PrivateKey key;
    private final Choice choice;

    /** Chooses among certificates. */
    interface Choice {

        /** Names the certificate for a connection, in the middle of its handshake; nothing ends the handshake. */
        Optional<String> name(Socket connection);

        /** Finds the certificate of a name that was chosen a moment ago. */
        Optional<X509Certificate> certificate(String name);
    }

    ServerKeys(PrivateKey key, Choice choice) {
        this.key = key;
        this.choice = choice;
    }

    /** Always shows this one. */
    static ServerKeys showing(X509Certificate certificate, PrivateKey key) {
        return new ServerKeys(key, new Choice() {
            @Override
            public Optional<String> name(Socket connection) {
                return Optional.of("leaf");
            }

            @Override
            public Optional<X509Certificate> certificate(String name) {
                return Optional.of(certificate);
            }
        });
    }

    @Override
    public @Nullable String chooseServerAlias(
            String keyType, Principal @Nullable [] issuers, @Nullable Socket connection) {
        return KEY_TYPE.equals(keyType) && connection != null
                ? choice.name(connection).orElse(null)
                : null;
    }

    @Override
    public X509Certificate @Nullable [] getCertificateChain(String alias) {
        return choice.certificate(alias)
                .map(certificate -> new X509Certificate[] {certificate})
                .orElse(null);
    }

    @Override
    public PrivateKey getPrivateKey(String alias) {
        return key;
    }

    @Override
    public String @Nullable [] getServerAliases(String keyType, Principal @Nullable [] issuers) {
        return null;
    }

    @Override
    public String @Nullable [] getClientAliases(String keyType, Principal @Nullable [] issuers) {
        return null;
    }

    @Override
    public @Nullable String chooseClientAlias(
            String[] keyTypes, Principal @Nullable [] issuers, @Nullable Socket connection) {
        return null;
    }
}
