package io.connectors.sandbox.authorization;

/** What somebody wants to do. */
public sealed interface AccessAttributes {

    String verb();

    /**
     * An action on objects.
     *
     * @param group empty for the core group
     * @param subresource empty for the resource itself
     * @param namespace empty for cluster-scoped resources and for all namespaces
     * @param name empty when the request names no object; a list, watch or deletecollection names one by the field selector
     *     {@code metadata.name}
     */
    record Resource(String verb, String group, String resource, String subresource, String namespace, String name)
            implements AccessAttributes {

        /** Returns the resource as rules and messages spell it: {@code pods}, {@code pods/log}. */
        public String combined() {
            return subresource.isEmpty() ? resource : resource + "/" + subresource;
        }
    }

    /** An action on a path outside the resources, such as {@code /version}. */
    record Path(String verb, String path) implements AccessAttributes {}
}
