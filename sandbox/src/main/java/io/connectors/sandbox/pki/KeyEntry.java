package io.connectors.sandbox.pki;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * A private key with its certificate and the CA's above it, kept together in one PKCS#12 file: a crash between two files
 * would leave a certificate beside another one's key.
 */
record KeyEntry(PrivateKey key, List<X509Certificate> chain) {

    private static final String ALIAS = "connectors";

    KeyEntry {
        chain = List.copyOf(chain);
    }

    static Optional<KeyEntry> read(Path file) {
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        try (InputStream content = Files.newInputStream(file)) {
            var store = KeyStore.getInstance("PKCS12");
            store.load(content, password());
            if (store.getKey(ALIAS, password()) instanceof PrivateKey key) {
                return Optional.of(new KeyEntry(
                        key,
                        Arrays.stream(store.getCertificateChain(ALIAS))
                                .map(X509Certificate.class::cast)
                                .toList()));
            }
            throw new IOException("it has no entry \"" + ALIAS + "\"");
        } catch (IOException | GeneralSecurityException problem) {
            throw new PkiException(
                    "Cannot read the key store " + file + ": " + problem.getMessage()
                            + ". Delete the file to have a new one made.",
                    problem);
        }
    }

    void write(Path file) {
        try (var content = new ByteArrayOutputStream()) {
            var store = KeyStore.getInstance("PKCS12");
            store.load(null, null);
            store.setKeyEntry(ALIAS, key, password(), chain.toArray(Certificate[]::new));
            store.store(content, password());
            PrivateFile.write(file, content.toByteArray());
        } catch (IOException | GeneralSecurityException problem) {
            throw new PkiException("Cannot make the key store " + file + ": " + problem.getMessage(), problem);
        }
    }

    X509Certificate certificate() {
        return chain.getFirst();
    }

    boolean lastsUntil(Instant now, Duration margin) {
        return certificate().getNotAfter().toInstant().isAfter(now.plus(margin));
    }

    @Override
    public String toString() {
        return "KeyEntry[" + certificate().getSubjectX500Principal() + "]";
    }

    private static char[] password() {
        return DevelopmentCa.KEY_STORE_PASSWORD.toCharArray();
    }
}
