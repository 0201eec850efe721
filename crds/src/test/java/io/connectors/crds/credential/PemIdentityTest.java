package io.connectors.crds.credential;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.io.IOException;
import java.io.StringWriter;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.spec.ECGenParameterSpec;
import java.time.Instant;
import java.util.Date;
import java.util.stream.Stream;
import javax.security.auth.x500.X500Principal;
import org.bouncycastle.asn1.sec.ECPrivateKey;
import org.bouncycastle.asn1.sec.SECObjectIdentifiers;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.jce.provider.BouncyCastleProvider;
import org.bouncycastle.openssl.PKCS8Generator;
import org.bouncycastle.openssl.jcajce.JcaMiscPEMGenerator;
import org.bouncycastle.openssl.jcajce.JcaPEMWriter;
import org.bouncycastle.openssl.jcajce.JcaPKCS8Generator;
import org.bouncycastle.openssl.jcajce.JceOpenSSLPKCS8EncryptorBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.bouncycastle.util.io.pem.PemObject;
import org.bouncycastle.util.io.pem.PemObjectGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

final class PemIdentityTest {
    private static final KeyPair RSA = pair("RSA");
    private static final KeyPair EC = pair("EC");
    private static final KeyPair ED25519 = pair("Ed25519");

    static Stream<Arguments> forms() throws IOException {
        return Stream.of(
                arguments("PKCS#1", RSA, pem(new JcaMiscPEMGenerator(RSA.getPrivate()))),
                arguments("PKCS#8 of RSA", RSA, pem(new JcaPKCS8Generator(RSA.getPrivate(), null))),
                arguments("SEC 1", EC, sec1()),
                arguments(
                        "SEC 1 after parameters, as OpenSSL writes it",
                        EC,
                        pem(new PemObject("EC PARAMETERS", SECObjectIdentifiers.secp384r1.getEncoded())) + sec1()),
                arguments("PKCS#8 of EC", EC, pem(new JcaPKCS8Generator(EC.getPrivate(), null))),
                arguments("PKCS#8 of Ed25519", ED25519, pem(new JcaPKCS8Generator(ED25519.getPrivate(), null))));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("forms")
    void readsEachFormOfAKey(String form, KeyPair pair, String key) throws Exception {
        var identity = PemIdentity.read(certificate(pair), key).orElseThrow();

        // The encoded forms differ in what they add to the number; that it is the right one has been checked by
        // signing.
        assertThat(identity.key().getAlgorithm()).isEqualTo(pair.getPrivate().getAlgorithm());
        assertThat(identity.certificates()).hasSize(1);
        assertThat(identity.toString()).isEqualTo("ClientIdentity[hidden]");
    }

    @Test
    void keepsTheWholeChain() throws Exception {
        String key = pem(new JcaPKCS8Generator(EC.getPrivate(), null));

        assertThat(PemIdentity.read(certificate(EC) + certificate(RSA), key))
                .hasValueSatisfying(
                        identity -> assertThat(identity.certificates()).hasSize(2));
        assertThat(PemIdentity.read(certificate(RSA) + certificate(EC), key)).isEmpty();
    }

    @Test
    void refusesAKeyOfAnotherCertificate() throws Exception {
        assertThat(PemIdentity.read(
                        certificate(EC), pem(new JcaPKCS8Generator(pair("EC").getPrivate(), null))))
                .isEmpty();
        assertThat(PemIdentity.read(certificate(EC), pem(new JcaPKCS8Generator(RSA.getPrivate(), null))))
                .isEmpty();
    }

    @Test
    void refusesAKeyWithAPassword() throws Exception {
        var encryptor = new JceOpenSSLPKCS8EncryptorBuilder(PKCS8Generator.AES_256_CBC)
                .setProvider(new BouncyCastleProvider())
                .setPassword("only-for-this-test".toCharArray())
                .build();

        assertThat(PemIdentity.read(certificate(EC), pem(new JcaPKCS8Generator(EC.getPrivate(), encryptor))))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "nonsense",
                "-----BEGIN PRIVATE KEY-----\nbm8=\n-----END PRIVATE KEY-----",
                "-----BEGIN EC PRIVATE KEY-----\nbm8=\n-----END EC PRIVATE KEY-----",
                "-----BEGIN PRIVATE KEY-----\n%%%\n-----END PRIVATE KEY-----",
                "-----BEGIN RSA PRIVATE KEY-----\n"
            })
    void refusesWhatIsNoKeyAndNoCertificate(String junk) throws Exception {
        assertThat(PemIdentity.read(certificate(EC), junk)).isEmpty();
        assertThat(PemIdentity.read(junk, pem(new JcaPKCS8Generator(EC.getPrivate(), null))))
                .isEmpty();
    }

    private static String certificate(KeyPair pair) throws OperatorCreationException, IOException {
        X500Principal name = new X500Principal("CN=client");
        Instant now = Instant.now();
        String algorithm = switch (pair.getPrivate().getAlgorithm()) {
            case "RSA" -> "SHA256withRSA";
            case "EC" -> "SHA256withECDSA";
            default -> "Ed25519";
        };
        X509CertificateHolder certificate = new JcaX509v3CertificateBuilder(
                        name,
                        BigInteger.ONE,
                        Date.from(now.minusSeconds(60)),
                        Date.from(now.plusSeconds(600)),
                        name,
                        pair.getPublic())
                .build(new JcaContentSignerBuilder(algorithm).build(pair.getPrivate()));
        return pem(new JcaMiscPEMGenerator(certificate));
    }

    /** As OpenSSL writes it: the curve is named inside, too. */
    private static String sec1() throws IOException {
        var secret = ((java.security.interfaces.ECPrivateKey) EC.getPrivate()).getS();
        var key = new ECPrivateKey(384, secret, SECObjectIdentifiers.secp384r1);
        return pem(new PemObject("EC PRIVATE KEY", key.getEncoded()));
    }

    private static String pem(PemObjectGenerator content) throws IOException {
        StringWriter text = new StringWriter();
        try (JcaPEMWriter writer = new JcaPEMWriter(text)) {
            writer.writeObject(content);
        }
        return text.toString();
    }

    private static KeyPair pair(String algorithm) {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance(algorithm);
            if (algorithm.equals("EC")) {
                generator.initialize(new ECGenParameterSpec("secp384r1"));
            }
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
