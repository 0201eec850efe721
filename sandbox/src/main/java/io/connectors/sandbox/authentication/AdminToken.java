package io.connectors.sandbox.authentication;

import io.connectors.sandbox.pki.PrivateFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;

/** The token of the cluster's administrator: random, made once, kept in a file that only its owner reads. */
public final class AdminToken {

    private static final int RANDOM_BYTES = 32;

    private final String value;

    private AdminToken(String value) {
        this.value = value;
    }

    public static AdminToken in(Path file) {
        try {
            if (!Files.exists(file)) {
                byte[] random = new byte[RANDOM_BYTES];
                new SecureRandom().nextBytes(random);
                String value = Base64.getUrlEncoder().withoutPadding().encodeToString(random);
                PrivateFile.write(file, value.getBytes(StandardCharsets.US_ASCII));
            }
            String value = Files.readString(file, StandardCharsets.US_ASCII).strip();
            if (value.isEmpty()) {
                throw new IOException("it is empty. Delete the file to have a new token made.");
            }
            return new AdminToken(value);
        } catch (IOException problem) {
            throw new UncheckedIOException("Cannot read the administrator's token " + file, problem);
        }
    }

    /** Returns the token, for a kubeconfig. */
    public String value() {
        return value;
    }

    boolean is(String token) {
        return MessageDigest.isEqual(value.getBytes(StandardCharsets.UTF_8), token.getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public String toString() {
        return "AdminToken";
    }
}
