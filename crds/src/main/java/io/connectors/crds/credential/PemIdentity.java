package io.connectors.crds.credential;

import io.connectors.crds.trust.ClientIdentity;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Optional;
import org.bouncycastle.asn1.pkcs.PrivateKeyInfo;
import org.bouncycastle.openssl.PEMKeyPair;
import org.bouncycastle.openssl.PEMParser;
import org.bouncycastle.openssl.jcajce.JcaPEMKeyConverter;

/**
 * Reads a client certificate and its key as tools hand them out: PEM (RFC 7468), the key as PKCS#8, PKCS#1 or SEC 1, without a
 * password.
 */
final class PemIdentity {
    private static final byte[] PROBE = "Do key and certificate belong together?".getBytes(StandardCharsets.US_ASCII);

    private PemIdentity() {}

    /** Empty when one of the texts cannot be read, or when the key is not that of the first certificate. */
    static Optional<ClientIdentity> read(String certificates, String key) {
        // No exception is kept: its message may quote the key.
        try {
            List<X509Certificate> chain = chain(certificates);
            Optional<PrivateKey> found = key(key);
            return found.filter(known ->
                            !chain.isEmpty() && match(known, chain.getFirst().getPublicKey()))
                    .map(known -> new ClientIdentity(chain, known));
        } catch (CertificateException | IOException _) {
            return Optional.empty();
        }
    }

    private static List<X509Certificate> chain(String pem) throws CertificateException {
        return CertificateFactory.getInstance("X.509")
                .generateCertificates(new ByteArrayInputStream(pem.getBytes(StandardCharsets.ISO_8859_1)))
                .stream()
                .map(X509Certificate.class::cast)
                .toList();
    }

    private static Optional<PrivateKey> key(String pem) throws IOException {
        JcaPEMKeyConverter converter = new JcaPEMKeyConverter();
        try (PEMParser parser = new PEMParser(new StringReader(pem))) {
            // OpenSSL writes the parameters of an elliptic curve before the key.
            for (Object block = parser.readObject(); block != null; block = parser.readObject()) {
                switch (block) {
                    case PEMKeyPair pair -> {
                        return Optional.of(converter.getPrivateKey(pair.getPrivateKeyInfo()));
                    }
                    case PrivateKeyInfo info -> {
                        return Optional.of(converter.getPrivateKey(info));
                    }
                    default -> {
                        // Not a key that can be read without a password.
                    }
                }
            }
        } catch (IllegalArgumentException | IllegalStateException _) {
            return Optional.empty();
        }
        return Optional.empty();
    }

    private static boolean match(PrivateKey key, PublicKey certified) {
        try {
            Signature signature = Signature.getInstance(
                    switch (key.getAlgorithm()) {
                        case "RSA" -> "SHA256withRSA";
                        case "EC" -> "SHA256withECDSA";
                        default -> key.getAlgorithm();
                    });
            signature.initSign(key);
            signature.update(PROBE);
            byte[] signed = signature.sign();
            signature.initVerify(certified);
            signature.update(PROBE);
            return signature.verify(signed);
        } catch (GeneralSecurityException _) {
            return false;
        }
    }
}
