package io.connectors.sandbox.apiserver;

import java.util.Arrays;
import java.util.List;

/** What the path of a request names. */
sealed interface RequestPath {

    /**
     * Objects of one type.
     *
     * @param namespace empty for cluster-scoped types and for all namespaces
     * @param name empty for a collection
     * @param subresource empty for the object itself
     */
    record Resource(String group, String version, String namespace, String plural, String name, String subresource)
            implements RequestPath {}

    record Other(String path) implements RequestPath {}

    /** Takes a decoded path apart. */
    static RequestPath parse(String path) {
        List<String> segments = Arrays.stream(path.split("/", -1))
                .filter(segment -> !segment.isEmpty())
                .toList();
        if (segments.size() > 2 && segments.getFirst().equals("api")) {
            return resource("", segments.get(1), segments.subList(2, segments.size()), path);
        }
        if (segments.size() > 3 && segments.getFirst().equals("apis")) {
            return resource(segments.get(1), segments.get(2), segments.subList(3, segments.size()), path);
        }
        return new Other(path);
    }

    private static RequestPath resource(String group, String version, List<String> rest, String path) {
        boolean inNamespace = rest.size() > 2 && rest.getFirst().equals("namespaces");
        boolean ofNamespaceItself =
                inNamespace && rest.size() == 3 && List.of("status", "finalize").contains(rest.get(2));
        if (inNamespace && !ofNamespaceItself) {
            return resource(group, version, rest.get(1), rest.subList(2, rest.size()), path);
        }
        return resource(group, version, "", rest, path);
    }

    private static RequestPath resource(
            String group, String version, String namespace, List<String> rest, String path) {
        if (rest.size() > 3) {
            return new Other(path);
        }
        return new Resource(
                group,
                version,
                namespace,
                rest.getFirst(),
                rest.size() > 1 ? rest.get(1) : "",
                rest.size() > 2 ? rest.get(2) : "");
    }
}
