package io.connectors.crds.credential;

import io.connectors.crds.trust.ClientIdentity;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;

/**
 * The values of one Secret, decoded and checked when they are asked for. What is refused here never gets near a header: a line break
 * would split it, and clients disagree about anything that is not visible ASCII.
 */
final class SecretValues {
    private final String secretName;
    private final Map<String, String> data;

    SecretValues(String secretName, Map<String, String> data) {
        this.secretName = secretName;
        this.data = data;
    }

    /** Checks that the key is there and its value not empty. */
    void require(String key) {
        decoded(key);
    }

    /** Returns visible ASCII and blanks, such as a password. */
    String text(String key) {
        String value = decoded(key);
        check(
                key,
                value,
                value.chars().allMatch(c -> c >= ' ' && c < 127),
                "a byte that is not visible ASCII or a blank");
        return value;
    }

    /** Returns visible ASCII and blanks without colon, which ends the user name in HTTP's Basic scheme. */
    String userName(String key) {
        String value = text(key);
        check(key, value, value.indexOf(':') < 0, "a colon");
        return value;
    }

    /** Returns visible ASCII without blanks. */
    String token(String key) {
        String value = text(key);
        check(key, value, value.indexOf(' ') < 0, "a blank");
        return value;
    }

    /** Returns a client certificate with its key. */
    ClientIdentity identity(String certificatesKey, String privateKeyKey) {
        return PemIdentity.read(decoded(certificatesKey), decoded(privateKeyKey))
                .orElseThrow(() -> new UnusableValueException(
                        CredentialProblem.CERTIFICATE_UNUSABLE,
                        "Secret \"%s\" holds no usable client certificate. Key \"%s\" needs PEM certificates, the client's own first, and \"%s\" the private key of that one: RSA, EC or Ed25519, PEM without a password."
                                .formatted(secretName, certificatesKey, privateKeyKey)));
    }

    /** Returns the values that are text. A line break inside one stays; whoever puts it on a request refuses it there. */
    Map<String, String> texts() {
        Map<String, String> texts = new HashMap<>();
        for (String key : data.keySet()) {
            try {
                texts.put(key, decoded(key));
            } catch (UnusableValueException _) {
                // Not text, or empty: for a template it is as if it were not there.
            }
        }
        return texts;
    }

    private void check(String key, String value, boolean good, String found) {
        if (!good) {
            throw new UnusableValueException(
                    CredentialProblem.UNSUPPORTED_CHARACTERS,
                    "Key \"%s\" of Secret \"%s\" contains %s, which a request cannot carry (value of %d characters). Write the value anew."
                            .formatted(key, secretName, found, value.length()));
        }
    }

    private String decoded(String key) {
        String encoded = data.get(key);
        if (encoded == null) {
            throw missing(key, "lacks the key");
        }
        String value = withoutFinalLineBreak(decode(key, encoded));
        if (value.isEmpty()) {
            throw missing(key, "holds nothing under the key");
        }
        return value;
    }

    private String decode(String key, String encoded) {
        try {
            byte[] bytes = Base64.getDecoder().decode(encoded);
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (IllegalArgumentException | CharacterCodingException _) {
            // Neither exception is kept: their messages may quote the value.
            throw new UnusableValueException(
                    CredentialProblem.UNSUPPORTED_CHARACTERS,
                    "Key \"%s\" of Secret \"%s\" does not hold text. Write the value anew.".formatted(key, secretName));
        }
    }

    private UnusableValueException missing(String key, String what) {
        return new UnusableValueException(
                CredentialProblem.KEY_MISSING, "Secret \"%s\" %s \"%s\".".formatted(secretName, what, key));
    }

    /** One line break only: editors and {@code echo} leave one, more of them are somebody's mistake or attack. */
    private static String withoutFinalLineBreak(String value) {
        if (value.endsWith("\r\n")) {
            return value.substring(0, value.length() - 2);
        }
        return value.endsWith("\n") ? value.substring(0, value.length() - 1) : value;
    }
}
