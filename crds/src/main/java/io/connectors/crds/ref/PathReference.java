package io.connectors.crds.ref;

import java.util.Optional;

/**
 * A Connector addressed by path: {@code /namespaces/ns/connectors/name[/rest]}.
 *
 * @param connector the Connector
 * @param rest what follows the name, byte for byte as it was given: empty, or a text that begins with a slash
 */
public record PathReference(ResourceRef connector, String rest) {
    private static final String NAMESPACES = "/namespaces/";
    private static final String CONNECTORS = "/connectors/";

    /**
     * Reads a raw path, without query. Nothing is decoded: the names contain no character that would need it, and the rest belongs
     * to the tool.
     *
     * @return empty when the path does not address a Connector
     */
    public static Optional<PathReference> of(String rawPath) {
        if (!rawPath.startsWith(NAMESPACES)) {
            return Optional.empty();
        }
        int namespaceEnd = rawPath.indexOf('/', NAMESPACES.length());
        if (namespaceEnd < 0 || !rawPath.startsWith(CONNECTORS, namespaceEnd)) {
            return Optional.empty();
        }
        int nameStart = namespaceEnd + CONNECTORS.length();
        int slash = rawPath.indexOf('/', nameStart);
        int nameEnd = slash < 0 ? rawPath.length() : slash;
        return ResourceRef.of(
                        rawPath.substring(NAMESPACES.length(), namespaceEnd), rawPath.substring(nameStart, nameEnd))
                .map(connector -> new PathReference(connector, rawPath.substring(nameEnd)));
    }
}
