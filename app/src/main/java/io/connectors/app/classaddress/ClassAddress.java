package io.connectors.app.classaddress;

import io.connectors.crds.address.ToolAddress;

/** Where a class's API service or proxy is. */
public sealed interface ClassAddress {

    /** The class names none. */
    record NotDeclared() implements ClassAddress {}

    /**
     * The class names one.
     *
     * @param service whether it is a Service of the cluster, named by {@code ref}
     */
    record Resolved(ToolAddress address, boolean service) implements ClassAddress {
        /** Returns the URL as statuses show it, without final slash. */
        public String url() {
            return address.url();
        }
    }

    /**
     * The class names one that cannot be made a URL.
     *
     * @param problem which field is wrong and what it must be
     */
    record Unresolvable(String problem) implements ClassAddress {}
}
