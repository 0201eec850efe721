package io.connectors.sandbox.expression;

import dev.cel.common.types.CelType;
import dev.cel.common.types.ListType;
import dev.cel.common.types.MapType;
import dev.cel.common.types.OpaqueType;
import dev.cel.common.types.SimpleType;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What Kubernetes adds for URLs: {@code url}, {@code isURL} and the parts of one. */
final class UrlFunctions {

    private static final CelType URL = OpaqueType.create("kubernetes.URL");

    private UrlFunctions() {}

    static List<Function> all() {
        return List.of(
                Function.global(
                        "url",
                        "string_to_url",
                        URL,
                        arguments -> parse((String) arguments[0]),
                        SimpleType.STRING,
                        String.class),
                Function.global(
                        "isURL",
                        "is_url_string",
                        SimpleType.BOOL,
                        arguments -> isUrl((String) arguments[0]),
                        SimpleType.STRING,
                        String.class),
                part("getScheme", SimpleType.STRING, url -> orEmpty(url.getScheme())),
                part("getHost", SimpleType.STRING, url -> orEmpty(authority(url))),
                part(
                        "getHostname",
                        SimpleType.STRING,
                        url -> orEmpty(url.getHost()).replaceAll("[\\[\\]]", "")),
                part("getPort", SimpleType.STRING, url -> url.getPort() < 0 ? "" : Integer.toString(url.getPort())),
                part("getEscapedPath", SimpleType.STRING, url -> orEmpty(url.getRawPath())),
                part(
                        "getQuery",
                        MapType.create(SimpleType.STRING, ListType.create(SimpleType.STRING)),
                        UrlFunctions::query));
    }

    private interface Part {
        Object of(URI url);
    }

    private static Function part(String name, CelType result, Part part) {
        return Function.member(
                name,
                "url_" + name,
                result,
                arguments -> part.of((URI) arguments[0]),
                List.of(URL),
                List.of(URI.class));
    }

    private static boolean isUrl(String text) {
        try {
            URI url = new URI(text);
            // Kubernetes wants an absolute URI or an absolute path.
            return url.isAbsolute() || text.startsWith("/");
        } catch (URISyntaxException e) {
            return false;
        }
    }

    private static URI parse(String text) {
        if (!isUrl(text)) {
            throw new IllegalArgumentException("URL parse error during conversion from string: \"" + text + "\"");
        }
        return URI.create(text);
    }

    private static String authority(URI url) {
        String authority = orEmpty(url.getRawAuthority());
        return authority.substring(authority.indexOf('@') + 1);
    }

    private static Map<String, List<String>> query(URI url) {
        Map<String, List<String>> query = new LinkedHashMap<>();
        for (String pair : orEmpty(url.getRawQuery()).split("&", -1)) {
            int equals = pair.indexOf('=');
            String name = equals < 0 ? pair : pair.substring(0, equals);
            if (!pair.isEmpty()) {
                query.computeIfAbsent(decoded(name), _ -> new ArrayList<>())
                        .add(equals < 0 ? "" : decoded(pair.substring(equals + 1)));
            }
        }
        return query;
    }

    private static String decoded(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }

    private static String orEmpty(@Nullable String text) {
        return Objects.requireNonNullElse(text, "");
    }
}
