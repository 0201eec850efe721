package io.connectors.crds.policy;

import io.connectors.crds.setting.InvalidSettingException;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** The URL of an installation's engine. */
public final class EngineUrl {
    private static final String KEY = "connectors.rego.url";
    private static final String ALLOWED =
            "nothing, an http URL with the host localhost, 127.0.0.1 or [::1], or an https URL: credentials go there";

    private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "[::1]");

    private EngineUrl() {}

    /**
     * Reads the setting.
     *
     * @return empty when there is no engine
     * @throws InvalidSettingException when credentials must not be sent there
     */
    public static Optional<URI> of(String setting) {
        if (setting.isBlank()) {
            return Optional.empty();
        }
        return parsed(setting.strip()).filter(EngineUrl::isAllowed).or(() -> {
            throw new InvalidSettingException(KEY, setting, ALLOWED);
        });
    }

    private static Optional<URI> parsed(String text) {
        try {
            return Optional.of(new URI(text));
        } catch (URISyntaxException e) {
            return Optional.empty();
        }
    }

    private static boolean isAllowed(URI url) {
        String host = url.getHost();
        String scheme = url.getScheme();
        if (host == null || scheme == null || url.getRawUserInfo() != null) {
            return false;
        }
        boolean plain = url.getRawQuery() == null && url.getRawFragment() == null;
        return plain
                && switch (scheme.toLowerCase(Locale.ROOT)) {
                    case "https" -> true;
                    case "http" -> LOOPBACK.contains(host.toLowerCase(Locale.ROOT));
                    default -> false;
                };
    }
}
