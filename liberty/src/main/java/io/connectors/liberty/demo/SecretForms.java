package io.connectors.liberty.demo;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** The spellings in which a secret can leak: as it is, percent-encoded, and base64 at each of the three alignments. */
final class SecretForms {

    private static final int BYTES_IN_GROUP = 3;
    private static final int CHARACTERS_IN_GROUP = 4;

    private final Map<String, String> forms = new LinkedHashMap<>();

    SecretForms(String secret) {
        forms.put("plain", secret);
        var encoded = URLEncoder.encode(secret, StandardCharsets.UTF_8);
        forms.put("percent-encoded", encoded);
        forms.put("percent-encoded in small letters", lowerCaseEscapes(encoded));
        for (int before = 0; before < BYTES_IN_GROUP; before++) {
            forms.put("base64 after " + before + " bytes", base64(secret, before, Base64.getEncoder()));
            forms.put("base64url after " + before + " bytes", base64(secret, before, Base64.getUrlEncoder()));
        }
    }

    /** Names the first form that a text contains. */
    Optional<String> foundIn(String text) {
        return forms.entrySet().stream()
                .filter(form -> text.contains(form.getValue()))
                .map(Map.Entry::getKey)
                .findFirst();
    }

    /** Returns the characters that do not depend on what stands around the secret. */
    private static String base64(String secret, int before, Base64.Encoder encoder) {
        var encoded =
                encoder.withoutPadding().encodeToString((" ".repeat(before) + secret).getBytes(StandardCharsets.UTF_8));
        int length = secret.getBytes(StandardCharsets.UTF_8).length + before;
        int from = before == 0 ? 0 : CHARACTERS_IN_GROUP;
        return encoded.substring(from, length / BYTES_IN_GROUP * CHARACTERS_IN_GROUP);
    }

    private static String lowerCaseEscapes(String encoded) {
        return Pattern.compile("%[0-9A-F]{2}")
                .matcher(encoded)
                .replaceAll(escape -> escape.group().toLowerCase(Locale.ROOT));
    }
}
