package io.connectors.proxy.certificate;

import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.cert.CertIOException;
import org.bouncycastle.cert.X509v3CertificateBuilder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509ExtensionUtils;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/**
 * Makes keys and certificates, ECDSA P-256 throughout: a signature takes a tenth of a millisecond instead of RSA's whole
 * one, and every TLS client since 2012 verifies it. Keeps nothing. Safe for use by several threads.
 */
public final class Mint {
    private static final String CURVE = "secp256r1";
    private static final String SIGNATURE = "SHA256withECDSA";
    private static final int SERIAL_NUMBER_BITS = 127;

    /** Longer than leaves are backdated, so that none is older than its authority. */
    private static final Duration AUTHORITY_BACKDATED = Duration.ofHours(1);

    private final SecureRandom random;

    public Mint(SecureRandom random) {
        this.random = random;
    }

    /**
     * Makes an authority that signs leaves and no other authorities. It has no name constraints: the hosts it signs for
     * are those of all Connectors, which change daily.
     */
    public Issuer authority(Instant now, Duration lifetime) {
        KeyPair keys = keys();
        BigInteger serial = serial();
        // A name of its own, so that a client that trusts several finds the right one by name.
        X500Name name = new X500Name("O=Connectors,CN=Connectors interception CA " + shortened(serial));
        var builder = new JcaX509v3CertificateBuilder(
                name,
                serial,
                Date.from(now.minus(AUTHORITY_BACKDATED)),
                Date.from(now.plus(lifetime)),
                name,
                keys.getPublic());
        try {
            builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(0));
            builder.addExtension(Extension.keyUsage, true, new KeyUsage(KeyUsage.keyCertSign | KeyUsage.cRLSign));
            builder.addExtension(
                    Extension.subjectKeyIdentifier,
                    false,
                    new JcaX509ExtensionUtils().createSubjectKeyIdentifier(keys.getPublic()));
        } catch (CertIOException | GeneralSecurityException e) {
            throw new MintException("An authority cannot be made", e);
        }
        return new Issuer(sign(builder, keys.getPrivate()), keys.getPrivate());
    }

    X509Certificate leaf(Issuer issuer, PublicKey key, ServerNames names, Instant from, Instant until) {
        var builder = new JcaX509v3CertificateBuilder(
                X500Name.getInstance(
                        issuer.certificate().getSubjectX500Principal().getEncoded()),
                serial(),
                Date.from(from),
                Date.from(until),
                // Names are in the alternative names, which have no bound of 64 characters.
                new X500Name("O=Connectors,CN=Intercepted"),
                key);
        try {
            var extensions = new JcaX509ExtensionUtils();
            builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(false));
            builder.addExtension(Extension.keyUsage, true, new KeyUsage(KeyUsage.digitalSignature));
            builder.addExtension(
                    Extension.extendedKeyUsage, false, new ExtendedKeyUsage(KeyPurposeId.id_kp_serverAuth));
            builder.addExtension(Extension.subjectAlternativeName, false, alternatives(names));
            builder.addExtension(
                    Extension.authorityKeyIdentifier,
                    false,
                    extensions.createAuthorityKeyIdentifier(issuer.certificate().getPublicKey()));
        } catch (CertIOException | GeneralSecurityException e) {
            throw new MintException("A certificate for " + names.all() + " cannot be made", e);
        }
        return sign(builder, issuer.key());
    }

    KeyPair keys() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec(CURVE), random);
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new MintException("A key cannot be made", e);
        }
    }

    private static X509Certificate sign(X509v3CertificateBuilder builder, PrivateKey key) {
        try {
            var signer = new JcaContentSignerBuilder(SIGNATURE).build(key);
            return new JcaX509CertificateConverter().getCertificate(builder.build(signer));
        } catch (OperatorCreationException | GeneralSecurityException e) {
            throw new MintException("A certificate cannot be signed", e);
        }
    }

    private static GeneralNames alternatives(ServerNames names) {
        return new GeneralNames(names.all().stream().map(Mint::alternative).toArray(GeneralName[]::new));
    }

    private static GeneralName alternative(ServerName name) {
        return switch (name) {
            case ServerName.Dns(String text) -> new GeneralName(GeneralName.dNSName, text);
            case ServerName.Address(var address) ->
                new GeneralName(GeneralName.iPAddress, new DEROctetString(address.getAddress()));
        };
    }

    private BigInteger serial() {
        // RFC 5280 wants it positive.
        return new BigInteger(SERIAL_NUMBER_BITS, random).setBit(0);
    }

    private static String shortened(BigInteger serial) {
        return "%08x".formatted(serial.intValue());
    }
}
