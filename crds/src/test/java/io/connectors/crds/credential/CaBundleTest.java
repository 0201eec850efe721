package io.connectors.crds.credential;

import static org.assertj.core.api.Assertions.assertThat;

import io.connectors.crds.secret.OwnSecrets;
import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.api.model.SecretBuilder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class CaBundleTest {
    /** A self-signed certificate of a made-up name; only its form matters. */
    private static final String CERTIFICATE = """
            -----BEGIN CERTIFICATE-----
            MIIBfzCCASWgAwIBAgIUaTFp283W1KxStYB//yHmZldKmZEwCgYIKoZIzj0EAwIw
            FDESMBAGA1UEAwwJVGVzdCBSb290MCAXDTI2MTEyMjE5MzY1N1oYDzIxMjYxMDI5
            MTkzNjU3WjAUMRIwEAYDVQQDDAlUZXN0IFJvb3QwWTATBgcqhkjOPQIBBggqhkjO
            PQMBBwNCAAQ4y0ZRPQtidYUpKtM+2nvzY7w1QV8g/DfkR2AusRAmJTo+Je3rtzOO
            EweF5/gcnHzGmdKSHGj0YmR8JUu0zj/So1MwUTAdBgNVHQ4EFgQUN3bo1c/JsCLD
            YY7WGJSROVkDbC0wHwYDVR0jBBgwFoAUN3bo1c/JsCLDYY7WGJSROVkDbC0wDwYD
            VR0TAQH/BAUwAwEB/zAKBggqhkjOPQQDAgNIADBFAiB0u2Du2/qBds/06MLke0LX
            bI+hHSTArf2fcZCG7g0qsQIhAOCWjLdcMp19HBB3S36V9EGsaHF4UGCHk1B5tisi
            QJG6
            -----END CERTIFICATE-----
            """;

    @Test
    void readsKeysNamedLikeCertificatesAndValuesThatLookLikeOnes() {
        var bundle = CaBundle.read(secret(Map.of("a.crt", CERTIFICATE, "b.pem", CERTIFICATE, "root", CERTIFICATE)));

        assertThat(bundle)
                .hasValueSatisfying(
                        pem -> assertThat(pem.split("BEGIN CERTIFICATE", -1)).hasSize(4));
    }

    @Test
    void leavesThePrivateKeyOfATlsSecretOut() {
        var bundle = CaBundle.read(secret(Map.of("tls.crt", CERTIFICATE, "tls.key", "-----BEGIN PRIVATE KEY-----")));

        assertThat(bundle).hasValueSatisfying(pem -> assertThat(pem).doesNotContain("PRIVATE"));
    }

    @Test
    void isEmptyWithoutCertificates() {
        assertThat(CaBundle.read(secret(Map.of("password", "x")))).isEmpty();
        assertThat(CaBundle.read(new Secret())).isEmpty();
    }

    @Test
    void refusesTheWholeBundleWhenAPartOfItIsNoCertificate() {
        String broken = CERTIFICATE.replaceFirst("MII", "AAA");

        assertThat(CaBundle.read(secret(Map.of("a.crt", CERTIFICATE, "b.crt", "no certificate"))))
                .isEmpty();
        assertThat(CaBundle.read(secret(Map.of("a.crt", CERTIFICATE + broken)))).isEmpty();
        assertThat(CaBundle.read(secret(Map.of("a.crt", CERTIFICATE + "-----BEGIN CERTIFICATE-----\nMIIB"))))
                .isEmpty();
    }

    @Test
    void readsNothingOutOfASecretOfTheProduct() {
        Secret own = secret(Map.of("ca.crt", CERTIFICATE));
        own.setType(OwnSecrets.INTERCEPTION_AUTHORITY);

        assertThat(CaBundle.read(own)).isEmpty();
    }

    private static Secret secret(Map<String, String> values) {
        Map<String, String> data = new LinkedHashMap<>();
        values.forEach((key, value) ->
                data.put(key, Base64.getEncoder().encodeToString(value.getBytes(StandardCharsets.UTF_8))));
        return new SecretBuilder().withData(data).build();
    }
}
