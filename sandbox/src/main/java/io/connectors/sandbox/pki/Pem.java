package io.connectors.sandbox.pki;

import java.io.IOException;
import java.io.StringReader;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.util.List;
import org.bouncycastle.asn1.pkcs.PrivateKeyInfo;
import org.bouncycastle.openssl.PEMParser;
import org.bouncycastle.openssl.jcajce.JcaPEMKeyConverter;
import org.bouncycastle.openssl.jcajce.JcaPEMWriter;
import org.bouncycastle.openssl.jcajce.JcaPKCS8Generator;

/** Reads and writes the text form of keys and certificates (RFC 7468); private keys are PKCS#8, without a password. */
public final class Pem {

    private Pem() {}

    /** Writes a private key into a file that only its owner reads. */
    public static void writeKey(Path file, PrivateKey key) {
        PrivateFile.write(file, encode(List.of(pkcs8(key))));
    }

    /** Reads a private key that {@link #writeKey} wrote. */
    public static PrivateKey readKey(Path file) {
        try (var parser = new PEMParser(new StringReader(Files.readString(file)))) {
            if (parser.readObject() instanceof PrivateKeyInfo key) {
                return new JcaPEMKeyConverter().getPrivateKey(key);
            }
            throw new IOException("it holds no private key in PKCS#8");
        } catch (IOException problem) {
            throw new PkiException(
                    "Cannot read the private key " + file + ": " + problem.getMessage()
                            + ". Delete the file to have a new one made.",
                    problem);
        }
    }

    static void writeCertificates(Path file, List<X509Certificate> certificates) {
        PrivateFile.writePublic(file, encode(certificates));
    }

    private static JcaPKCS8Generator pkcs8(PrivateKey key) {
        try {
            return new JcaPKCS8Generator(key, null);
        } catch (IOException problem) {
            throw new UncheckedIOException(problem);
        }
    }

    private static byte[] encode(List<?> objects) {
        var text = new StringWriter();
        try (var writer = new JcaPEMWriter(text)) {
            for (Object each : objects) {
                writer.writeObject(each);
            }
        } catch (IOException problem) {
            throw new UncheckedIOException(problem);
        }
        return text.toString().getBytes(StandardCharsets.US_ASCII);
    }
}
