package io.connectors.crds.access;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** The SHA-256 hash of a token, under which answers about it are remembered. */
record TokenDigest(long first, long second, long third, long fourth) {

    // Copied for each token: to look an algorithm up takes as long as to hash, and leaves something behind in every
    // thread that did.
    private static final MessageDigest SHA_256 = sha256();

    static TokenDigest of(String token) {
        try {
            MessageDigest sha = (MessageDigest) SHA_256.clone();
            ByteBuffer hash = ByteBuffer.wrap(sha.digest(token.getBytes(StandardCharsets.UTF_8)));
            return new TokenDigest(hash.getLong(), hash.getLong(), hash.getLong(), hash.getLong());
        } catch (CloneNotSupportedException e) {
            throw new IllegalStateException("The digests of every JDK can be copied", e);
        }
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every JDK has SHA-256", e);
        }
    }

    /** Each bit of it is as good as any other. */
    @Override
    public int hashCode() {
        return Long.hashCode(first);
    }
}
