package io.connectors.proxy.inject;

import io.connectors.proxy.refusal.Decision;
import io.connectors.proxy.refusal.Reason;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** What may be put into a header field: nothing that ends it, and no field that says how the message is framed or routed. */
final class HeaderValues {
    private static final Set<String> NEVER = Set.of(
            "host",
            "content-length",
            "transfer-encoding",
            "connection",
            "trailer",
            "te",
            "upgrade",
            "keep-alive",
            "expect",
            "http2-settings",
            "cdn-loop",
            "content-encoding");

    /** A token of RFC 9110, 5.6.2. */
    private static final Pattern NAME = Pattern.compile("[!#$%&'*+.^_`|~0-9A-Za-z-]+");

    private HeaderValues() {}

    static Decision<String> checked(String name, String value) {
        if (!NAME.matcher(name).matches()) {
            return Decision.refused(
                    Reason.INJECTION_FAILED,
                    "The class injects a header whose name is not one. Correct the ConnectorClass.");
        }
        String lowerCase = name.toLowerCase(Locale.ROOT);
        if (NEVER.contains(lowerCase) || lowerCase.startsWith("proxy-")) {
            return Decision.refused(
                    Reason.INJECTION_FAILED,
                    "The class injects \"%s\", which belongs to the connection. Correct the ConnectorClass."
                            .formatted(name));
        }
        boolean good = value.chars().allMatch(c -> c >= ' ' && c < 127);
        return good
                ? Decision.passed(value)
                : Decision.refused(
                        Reason.UNSUPPORTED_CHARACTERS,
                        "The value for header \"%s\" contains a line break or a byte that is not visible ASCII. Write the Secret anew."
                                .formatted(name));
    }
}
