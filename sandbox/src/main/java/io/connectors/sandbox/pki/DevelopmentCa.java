package io.connectors.sandbox.pki;

import java.math.BigInteger;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.Date;
import java.util.List;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
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
 * A certificate authority of one directory, made on first use and read again afterwards.
 *
 * <p>The keys are ECDSA P-256: a key pair takes a millisecond instead of the tenth of a second of RSA, and every TLS client
 * here (OpenSSL, Go, Java, Chromium) verifies it. The known trouble with elliptic curves is Java clients that parse only
 * RSA keys out of PEM text; they read certificates of this CA, never its keys.
 */
public final class DevelopmentCa {

    /**
     * The password of the key stores here. It protects nothing, the mode of the files does: PKCS#12 readers want one, and
     * a random one would have to lie in a file beside the store.
     */
    public static final String KEY_STORE_PASSWORD = "connectors";

    private static final Duration CA_LIFETIME = Duration.ofDays(3650);
    private static final Duration SERVER_LIFETIME = Duration.ofDays(365);
    private static final Duration RENEWED_BEFORE_EXPIRY = Duration.ofDays(30);
    private static final Duration CLOCK_SKEW = Duration.ofHours(1);
    private static final int SERIAL_NUMBER_BITS = 127;

    private final Path directory;
    private final InstantSource clock;
    private final KeyEntry authority;

    private DevelopmentCa(Path directory, InstantSource clock, KeyEntry authority) {
        this.directory = directory;
        this.clock = clock;
        this.authority = authority;
    }

    /** Reads the CA of a directory, or makes one when there is none that lasts. One process at a time. */
    public static DevelopmentCa in(Path directory, InstantSource clock) {
        Path file = directory.resolve("ca.p12");
        KeyEntry authority = KeyEntry.read(file)
                .filter(found -> found.lastsUntil(clock.instant(), SERVER_LIFETIME.plus(RENEWED_BEFORE_EXPIRY)))
                .orElseGet(() -> {
                    KeyEntry made = selfSigned(clock.instant());
                    made.write(file);
                    return made;
                });
        var ca = new DevelopmentCa(directory, clock, authority);
        Pem.writeCertificates(ca.certificateFile(), authority.chain());
        return ca;
    }

    public X509Certificate certificate() {
        return authority.certificate();
    }

    /** Returns the PEM file that a client must trust. */
    public Path certificateFile() {
        return directory.resolve("ca.crt");
    }

    /**
     * Returns the certificate of a server on this machine: the one made before, or a new one when there is none, it
     * expires within 30 days, it lacks a name, or another CA signed it.
     *
     * @param name names the files
     * @param names DNS names and addresses beside {@code localhost}, {@code 127.0.0.1} and {@code ::1}
     */
    public ServerCertificate serverCertificate(String name, Collection<String> names) {
        Path keyStore = directory.resolve(name + ".p12");
        ServerNames wanted = ServerNames.withThisMachine(names);
        KeyEntry entry = KeyEntry.read(keyStore)
                .filter(found -> found.lastsUntil(clock.instant(), RENEWED_BEFORE_EXPIRY))
                .filter(found -> found.chain().getLast().equals(certificate()))
                .filter(found -> wanted.allIn(found.certificate()))
                .orElseGet(() -> {
                    KeyEntry made = issue(wanted);
                    made.write(keyStore);
                    return made;
                });
        var server = new ServerCertificate(
                entry.certificate(), keyStore, directory.resolve(name + ".crt"), directory.resolve(name + ".key"));
        Pem.writeCertificates(server.certificateFile(), entry.chain());
        Pem.writeKey(server.keyFile(), entry.key());
        return server;
    }

    private static KeyEntry selfSigned(Instant now) {
        KeyPair keys = newKeys();
        // The name tells CAs of several working copies apart in a browser's list.
        var name = new X500Name("CN=Connectors development CA " + serialNumber().mod(BigInteger.valueOf(1 << 20)));
        var builder = builder(name, name, keys, now, CA_LIFETIME);
        try {
            builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(0));
            builder.addExtension(Extension.keyUsage, true, new KeyUsage(KeyUsage.keyCertSign | KeyUsage.cRLSign));
            builder.addExtension(
                    Extension.subjectKeyIdentifier,
                    false,
                    new JcaX509ExtensionUtils().createSubjectKeyIdentifier(keys.getPublic()));
            return new KeyEntry(keys.getPrivate(), List.of(sign(builder, keys)));
        } catch (GeneralSecurityException | CertIOException | OperatorCreationException problem) {
            throw new PkiException("Cannot make the development CA: " + problem.getMessage(), problem);
        }
    }

    private KeyEntry issue(ServerNames names) {
        KeyPair keys = newKeys();
        var issuer =
                X500Name.getInstance(certificate().getSubjectX500Principal().getEncoded());
        var builder = builder(issuer, new X500Name("CN=localhost"), keys, clock.instant(), SERVER_LIFETIME);
        try {
            var extensions = new JcaX509ExtensionUtils();
            builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(false));
            builder.addExtension(Extension.keyUsage, true, new KeyUsage(KeyUsage.digitalSignature));
            builder.addExtension(
                    Extension.extendedKeyUsage, false, new ExtendedKeyUsage(KeyPurposeId.id_kp_serverAuth));
            builder.addExtension(Extension.subjectAlternativeName, false, names.subjectAlternativeNames());
            builder.addExtension(
                    Extension.authorityKeyIdentifier,
                    false,
                    extensions.createAuthorityKeyIdentifier(certificate().getPublicKey()));
            X509Certificate leaf = sign(builder, new KeyPair(certificate().getPublicKey(), authority.key()));
            return new KeyEntry(keys.getPrivate(), List.of(leaf, certificate()));
        } catch (GeneralSecurityException | CertIOException | OperatorCreationException problem) {
            throw new PkiException(
                    "Cannot make a certificate for " + names.values() + ": " + problem.getMessage(), problem);
        }
    }

    private static X509v3CertificateBuilder builder(
            X500Name issuer, X500Name subject, KeyPair keys, Instant now, Duration lifetime) {
        return new JcaX509v3CertificateBuilder(
                issuer,
                serialNumber(),
                Date.from(now.minus(CLOCK_SKEW)),
                Date.from(now.plus(lifetime)),
                subject,
                keys.getPublic());
    }

    private static X509Certificate sign(X509v3CertificateBuilder builder, KeyPair signer)
            throws OperatorCreationException, GeneralSecurityException {
        var signature = new JcaContentSignerBuilder("SHA256withECDSA").build(signer.getPrivate());
        return new JcaX509CertificateConverter().getCertificate(builder.build(signature));
    }

    private static KeyPair newKeys() {
        try {
            var generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec("secp256r1"));
            return generator.generateKeyPair();
        } catch (GeneralSecurityException problem) {
            throw new PkiException("This JDK cannot make ECDSA P-256 keys: " + problem.getMessage(), problem);
        }
    }

    private static BigInteger serialNumber() {
        return new BigInteger(SERIAL_NUMBER_BITS, new SecureRandom());
    }
}
