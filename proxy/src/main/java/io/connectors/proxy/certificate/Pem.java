package io.connectors.proxy.certificate;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.cert.CertificateEncodingException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The text form of certificates and keys (RFC 7468); a key is PKCS#8 without a password. */
public final class Pem {
    private static final Pattern KEY =
            Pattern.compile("-----BEGIN PRIVATE KEY-----([A-Za-z0-9+/=\\s]+)-----END PRIVATE KEY-----\\s*");
    private static final Base64.Encoder LINES = Base64.getMimeEncoder(64, "\n".getBytes(StandardCharsets.US_ASCII));

    private Pem() {}

    /** Writes a bundle: one certificate after the other. */
    public static String of(Collection<X509Certificate> certificates) {
        return certificates.stream()
                .map(certificate -> block("CERTIFICATE", encoded(certificate)))
                .collect(Collectors.joining());
    }

    /** Writes a key; the text is as secret as the key. */
    public static String of(PrivateKey key) {
        return block("PRIVATE KEY", key.getEncoded());
    }

    /** Reads a bundle; empty when a part of it is not a certificate. */
    public static Optional<List<X509Certificate>> certificates(String pem) {
        try {
            return Optional.of(CertificateFactory.getInstance("X.509")
                    .generateCertificates(new ByteArrayInputStream(pem.getBytes(StandardCharsets.ISO_8859_1)))
                    .stream()
                    .map(X509Certificate.class::cast)
                    .toList());
        } catch (CertificateException _) {
            return Optional.empty();
        }
    }

    /** Reads an elliptic curve's key; empty when the text is not one. */
    public static Optional<PrivateKey> key(String pem) {
        Matcher matcher = KEY.matcher(pem);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        try {
            var encoded = new PKCS8EncodedKeySpec(Base64.getMimeDecoder().decode(matcher.group(1)));
            return Optional.of(KeyFactory.getInstance("EC").generatePrivate(encoded));
        } catch (GeneralSecurityException | IllegalArgumentException _) {
            // Neither exception is kept: their messages may quote the key.
            return Optional.empty();
        }
    }

    private static String block(String label, byte[] content) {
        return "-----BEGIN " + label + "-----\n" + LINES.encodeToString(content) + "\n-----END " + label + "-----\n";
    }

    private static byte[] encoded(X509Certificate certificate) {
        try {
            return certificate.getEncoded();
        } catch (CertificateEncodingException e) {
            throw new MintException("A certificate cannot be written", e);
        }
    }
}
