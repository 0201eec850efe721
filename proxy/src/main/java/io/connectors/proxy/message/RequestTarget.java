package io.connectors.proxy.message;

/**
 * Path and query as they came, not decoded.
 *
 * @param path begins with a slash
 * @param query empty, or the question mark and what follows it
 */
public record RequestTarget(String path, String query) {
    public RequestTarget {
        if (!path.startsWith("/") || !(query.isEmpty() || query.startsWith("?"))) {
            throw new IllegalArgumentException("Not a path and a query");
        }
    }

    public RequestTarget withPath(String other) {
        return new RequestTarget(other, query);
    }

    public String raw() {
        return path + query;
    }

    /** Hides the query: clients put tokens there. */
    @Override
    public String toString() {
        return path;
    }
}
