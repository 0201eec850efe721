package io.connectors.proxy.inject;

import io.connectors.proxy.message.Headers;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;

/** What the client asked of its connection and the proxy asks of the next one. */
final class ConnectionOptions {
    /** An HTTP/2 connection would carry requests that nobody looks at. */
    private static final Set<String> NEVER_UPGRADED = Set.of("h2c", "h2", "http/2.0");

    private ConnectionOptions() {}

    /** Adds to headers without hop-by-hop fields those that are asked anew: another protocol, and trailers. */
    static Headers renew(Headers stripped, Headers received) {
        List<String> protocols = protocols(received);
        boolean trailers = received.contains("TE") && received.tokens("te").contains("trailers");
        List<String> options = new ArrayList<>(2);
        Headers renewed = stripped;
        if (!protocols.isEmpty()) {
            options.add("Upgrade");
            renewed = renewed.withAll("Upgrade", protocols);
        }
        if (trailers) {
            options.add("TE");
            renewed = renewed.with("TE", "trailers");
        }
        return options.isEmpty() ? renewed : renewed.with("Connection", String.join(", ", options));
    }

    private static List<String> protocols(Headers received) {
        if (!received.contains("Upgrade") || !received.tokens("connection").contains("upgrade")) {
            return List.of();
        }
        return received.all("Upgrade").stream()
                .flatMap(value -> Stream.of(value.split(",", -1)))
                .map(String::trim)
                .filter(protocol -> !protocol.isEmpty() && !NEVER_UPGRADED.contains(protocol.toLowerCase(Locale.ROOT)))
                .toList();
    }
}
