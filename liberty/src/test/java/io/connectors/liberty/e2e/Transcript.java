package io.connectors.liberty.e2e;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Stream;

/** What the clients of this run were shown, and the passwords that must not be in it. */
final class Transcript {
    private static final Queue<String> SEEN = new ConcurrentLinkedQueue<>();
    private static final Queue<String> PASSWORDS = new ConcurrentLinkedQueue<>();
    private static final SecureRandom RANDOM = new SecureRandom();

    private Transcript() {}

    static void seen(String text) {
        SEEN.add(text);
    }

    static List<String> seen() {
        return List.copyOf(SEEN);
    }

    /** A password made up for this run. It holds a '+' and a '/', so that its URL-encoded form differs from the plain one. */
    static String newPassword() {
        var bytes = new byte[12];
        RANDOM.nextBytes(bytes);
        var password = "pw+/" + HexFormat.of().formatHex(bytes);
        PASSWORDS.add(password);
        return password;
    }

    /** Every spelling under which one of the passwords could have leaked. */
    static Set<String> forbidden() {
        Set<String> forbidden = new LinkedHashSet<>();
        PASSWORDS.forEach(password -> spellings(password).forEach(forbidden::add));
        return forbidden;
    }

    /** The spellings under which a secret could stand in a text: as it is, URL-encoded, or within something in Base64. */
    static Stream<String> spellings(String secret) {
        return Stream.concat(
                Stream.of(secret, URLEncoder.encode(secret, StandardCharsets.UTF_8)),
                // Base64 of a text that contains the password depends on where in a group of three bytes it begins, so
                // the part that is the same for each beginning is searched for.
                Stream.of("", "x", "xx").map(lead -> stableBase64(lead, secret)));
    }

    private static String stableBase64(String lead, String password) {
        var encoded =
                Base64.getEncoder().withoutPadding().encodeToString((lead + password).getBytes(StandardCharsets.UTF_8));
        int first = (lead.length() * 8 + 5) / 6;
        int whole = (lead.length() + password.length()) * 8 / 6;
        return encoded.substring(first, whole);
    }
}
