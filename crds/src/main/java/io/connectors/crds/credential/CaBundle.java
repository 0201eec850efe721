package io.connectors.crds.credential;

import io.connectors.crds.secret.OwnSecrets;
import io.fabric8.kubernetes.api.model.Secret;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Certificate authorities in a Secret: the values of keys that end in {@code .crt} or {@code .pem}, and every value with a certificate's
 * PEM header. Other keys are ignored, so a TLS Secret's private key stays where it is.
 */
public final class CaBundle {
    private static final String HEADER = "-----BEGIN CERTIFICATE-----";
    private static final Pattern CERTIFICATE = Pattern.compile(HEADER + "[A-Za-z0-9+/=\\s]+-----END CERTIFICATE-----");

    private CaBundle() {}

    /**
     * Reads the certificates of a Secret.
     *
     * @return PEM text of certificates only; empty when there is none, when one of the values is not a certificate, or when the Secret
     *     is one of the {@link OwnSecrets}
     */
    public static Optional<String> read(Secret secret) {
        if (OwnSecrets.include(secret)) {
            return Optional.empty();
        }
        Map<String, String> data =
                new TreeMap<>(Optional.ofNullable(secret.getData()).orElse(Map.of()));
        List<String> certificates = new ArrayList<>();
        for (Map.Entry<String, String> entry : data.entrySet()) {
            String text = decode(entry.getValue());
            if (isNamedLikeACertificate(entry.getKey()) || text.contains(HEADER)) {
                List<String> found = certificates(text);
                if (found.isEmpty()) {
                    return Optional.empty();
                }
                certificates.addAll(found);
            }
        }
        return certificates.isEmpty() ? Optional.empty() : Optional.of(String.join("\n", certificates) + "\n");
    }

    private static boolean isNamedLikeACertificate(String key) {
        return key.endsWith(".crt") || key.endsWith(".pem");
    }

    /** Returns the certificates of a text, or none when one of them cannot be read. */
    private static List<String> certificates(String text) {
        List<String> certificates = new ArrayList<>();
        Matcher matcher = CERTIFICATE.matcher(text);
        while (matcher.find()) {
            if (!isCertificate(matcher.group())) {
                return List.of();
            }
            certificates.add(matcher.group());
        }
        return text.split(HEADER, -1).length - 1 == certificates.size() ? certificates : List.of();
    }

    private static boolean isCertificate(String pem) {
        try {
            CertificateFactory.getInstance("X.509")
                    .generateCertificate(new ByteArrayInputStream(pem.getBytes(StandardCharsets.US_ASCII)));
            return true;
        } catch (CertificateException _) {
            return false;
        }
    }

    private static String decode(String encoded) {
        try {
            return new String(Base64.getDecoder().decode(encoded), StandardCharsets.ISO_8859_1);
        } catch (IllegalArgumentException _) {
            return "";
        }
    }
}
