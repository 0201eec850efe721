package io.connectors.app.validation;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The rule for headers that a class sets.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc9110#section-5.1">RFC 9110, 5.1</a>
 */
final class HeaderName {
    private static final Pattern TOKEN = Pattern.compile("[!#$%&'*+.^_`|~0-9A-Za-z-]{1,128}");

    /** Those of the connection, and those that say where the message goes or ends: the client that sends it decides them. */
    private static final Set<String> RESERVED = Set.of(
            "connection",
            "content-length",
            "host",
            "keep-alive",
            "proxy-authenticate",
            "proxy-authorization",
            "proxy-connection",
            "te",
            "trailer",
            "transfer-encoding",
            "upgrade");

    private HeaderName() {}

    static void check(String name, Field at, Findings findings) {
        if (!TOKEN.matcher(name).matches()) {
            findings.error(at, "Is no name of a header: letters, digits and !#$%&'*+.^_`|~- only.");
        } else if (RESERVED.contains(name.toLowerCase(Locale.ROOT))) {
            findings.error(
                    at,
                    "%s belongs to the connection and cannot be set. Remove the header.".formatted(Quoted.of(name)));
        }
    }
}
