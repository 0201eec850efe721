package io.connectors.crds.ref;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A Connector addressed by path: {@code /namespaces/ns/connectors/name[/rest]}.
 *
 * @param connector the Connector
 * @param rest what follows the name, byte for byte as it was given: empty, or a text that begins with a slash
 */
public record PathReference(ResourceRef connector, String rest) {
    private static final Pattern PATH = Pattern.compile(
            "/namespaces/(?<namespace>[^/]+)/connectors/(?<name>[^/]+)(?<rest>(?:/.*)?)", Pattern.DOTALL);

    /**
     * Reads a raw path, without query. Nothing is decoded: the names contain no character that would need it, and the rest belongs
     * to the tool.
     *
     * @return empty when the path does not address a Connector
     */
    public static Optional<PathReference> of(String rawPath) {
        Matcher matcher = PATH.matcher(rawPath);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        return ResourceRef.of(matcher.group("namespace"), matcher.group("name"))
                .map(connector -> new PathReference(connector, matcher.group("rest")));
    }
}
