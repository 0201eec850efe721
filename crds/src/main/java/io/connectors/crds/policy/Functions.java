package io.connectors.crds.policy;

import java.util.Set;

/**
 * The functions of the engine that a class may use: those whose answer follows from their arguments, the clock and chance. What would ask
 * the network, look into the engine, or write something down is not among them, nor is a family that we do not know.
 */
final class Functions {
    /** Names without a dot that write something down. */
    private static final Set<String> FORBIDDEN_NAMES = Set.of("print", "trace");

    private static final Set<String> FORBIDDEN = Set.of(
            "http.send",
            "internal.print",
            // A schema may refer to another one by its URL.
            "json.match_schema",
            "json.verify_schema",
            "net.lookup_ip_addr",
            "opa.runtime");

    private static final Set<String> FAMILIES = Set.of(
            "array",
            "base64",
            "base64url",
            "bits",
            "crypto",
            "glob",
            "graph",
            "hex",
            "internal",
            "io",
            "json",
            "net",
            "numbers",
            "object",
            "rand",
            "regex",
            "semver",
            "strings",
            "time",
            "units",
            "urlquery",
            "uuid",
            "yaml");

    private Functions() {}

    /** Returns the names to look for in a text that no engine has read. */
    static Set<String> forbidden() {
        return FORBIDDEN;
    }

    /** Tells whether a name, which the engine knows, must not be mentioned. */
    static boolean isForbidden(String name) {
        return FORBIDDEN.contains(name) || FORBIDDEN_NAMES.contains(name);
    }

    /** Tells whether a function of the engine may be called. */
    static boolean mayBeCalled(String name) {
        int dot = name.indexOf('.');
        return !isForbidden(name) && (dot < 0 || FAMILIES.contains(name.substring(0, dot)));
    }
}
