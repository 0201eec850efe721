package io.connectors.proxy.rewrite;

import io.connectors.crds.address.RequestTarget;
import io.connectors.crds.address.ToolAddress;
import io.connectors.proxy.message.Authority;
import io.connectors.proxy.message.Origin;
import java.util.Locale;
import java.util.Optional;

/**
 * Where the client finds a tool's address.
 *
 * @param address of the tool
 * @param origin of the proxy, as the client wrote it
 * @param prefix of the paths on the proxy; empty, or a text that begins with a slash
 */
public record ProxyPlace(ToolAddress address, Origin origin, String prefix) {

    /**
     * Returns the URL under which the client reaches what a URL of the tool means.
     *
     * @param reference absolute or relative, as the tool wrote it
     * @return empty when it can stay as it is: it is relative to the request, or points elsewhere
     */
    Optional<String> map(String reference) {
        if (reference.startsWith("//")) {
            return absolute(address.scheme(), reference.substring(2));
        }
        if (reference.startsWith("/")) {
            return fromRoot(reference);
        }
        int colon = reference.indexOf("://");
        return colon < 0
                ? Optional.empty()
                : absolute(reference.substring(0, colon).toLowerCase(Locale.ROOT), reference.substring(colon + 3));
    }

    /** Returns the path on the proxy for a path of the tool; empty when it lies outside of the address. */
    Optional<String> path(String toolPath) {
        RequestTarget target = new RequestTarget(address.scheme(), address.host(), address.port(), pathOf(toolPath));
        return address.covers(target)
                ? Optional.of(prefix + toolPath.substring(address.path().length()))
                : Optional.empty();
    }

    private Optional<String> absolute(String scheme, String rest) {
        int slash = firstOf(rest, "/?#");
        String path = rest.substring(slash);
        return Authority.parse(rest.substring(0, slash))
                .map(authority -> authority.origin(scheme))
                .filter(this::isTool)
                .flatMap(_ -> path(path))
                .map(mapped -> origin.scheme() + "://" + origin.authority() + mapped);
    }

    /** A client would resolve it against the proxy, so what lies outside of the address needs the tool's name. */
    private Optional<String> fromRoot(String reference) {
        String mapped = path(reference).orElseGet(() -> address.scheme() + "://" + address.authority() + reference);
        return mapped.equals(reference) ? Optional.empty() : Optional.of(mapped);
    }

    private boolean isTool(Origin other) {
        return other.scheme().equals(address.scheme())
                && other.host().equals(address.host())
                && other.port() == address.port();
    }

    private static String pathOf(String reference) {
        return reference.substring(0, firstOf(reference, "?#"));
    }

    private static int firstOf(String text, String characters) {
        int index = 0;
        while (index < text.length() && characters.indexOf(text.charAt(index)) < 0) {
            index++;
        }
        return index;
    }
}
