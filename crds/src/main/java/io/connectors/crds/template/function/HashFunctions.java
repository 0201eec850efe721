package io.connectors.crds.template.function;

import io.connectors.crds.template.callable.Arguments;
import io.connectors.crds.template.callable.Function;
import io.connectors.crds.template.value.Type;
import io.connectors.crds.template.value.Value;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.zip.Adler32;

/** Checksums. SHA-1 serves to name things, not to protect them. */
final class HashFunctions {
    static final List<Function> ALL = List.of(
            Function.of("sha1sum", a -> digest(a, "SHA-1"), Type.STRING),
            Function.of("sha256sum", a -> digest(a, "SHA-256"), Type.STRING),
            Function.of("sha512sum", a -> digest(a, "SHA-512"), Type.STRING),
            Function.of("adler32sum", HashFunctions::adler32sum, Type.STRING));

    private HashFunctions() {}

    private static Value digest(Arguments a, String algorithm) {
        a.budget().steps(a.bytes(0).length());
        try {
            byte[] digest = MessageDigest.getInstance(algorithm).digest(octets(a));
            return new Value.Text(HexFormat.of().formatHex(digest));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java runtime has " + algorithm, impossible);
        }
    }

    private static Value adler32sum(Arguments a) {
        a.budget().steps(a.bytes(0).length());
        Adler32 checksum = new Adler32();
        checksum.update(octets(a));
        return new Value.Text(Long.toString(checksum.getValue()));
    }

    private static byte[] octets(Arguments a) {
        return a.bytes(0).getBytes(StandardCharsets.ISO_8859_1);
    }
}
