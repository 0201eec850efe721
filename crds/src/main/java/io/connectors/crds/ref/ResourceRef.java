package io.connectors.crds.ref;

import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Names one object of a namespace. Both parts have the form that the API server asks of such names (DNS-1123), so a reference can
 * be put into a URL path, a log line or a header as it is.
 */
public record ResourceRef(String namespace, String name) {
    private static final int MAX_LABEL_LENGTH = 63;
    private static final int MAX_NAME_LENGTH = 253;

    private static final String HOST_START = "c-";
    private static final String HOST_END = ".svc";
    private static final String CLUSTER_DOMAIN = ".cluster.local";
    private static final int MAX_PORT_DIGITS = 5;

    /** Refuses parts that no API server would accept. */
    public ResourceRef {
        if (!isNamespace(namespace) || !isName(name)) {
            throw new IllegalArgumentException(
                    "A reference needs a namespace and a name in DNS-1123 form (lower-case letters,"
                            + " digits, '-'; dots in the name)");
        }
    }

    /**
     * Reads {@code ns/name}, {@code ns%2Fname} (clients send both in user names) or {@code name}.
     *
     * @return empty when the text is none of these, or a part is not a valid name
     */
    public static Optional<ResourceRef> parse(String text, String defaultNamespace) {
        String plain = text.replace("%2F", "/").replace("%2f", "/");
        int slash = plain.indexOf('/');
        return slash < 0 ? of(defaultNamespace, plain) : of(plain.substring(0, slash), plain.substring(slash + 1));
    }

    /**
     * Reads the host name of a Connector's Service: {@code c-name.ns.svc[.cluster.local][.][:port]}, in any letter case.
     *
     * @return empty when the host is not of this form
     */
    public static Optional<ResourceRef> ofHost(String host) {
        String name = without(CLUSTER_DOMAIN, without(".", withoutPort(host.toLowerCase(Locale.ROOT))));
        int dot = name.indexOf('.');
        int end = name.length() - HOST_END.length();
        return name.startsWith(HOST_START) && name.endsWith(HOST_END) && dot < end
                ? of(name.substring(dot + 1, end), name.substring(HOST_START.length(), dot))
                : Optional.empty();
    }

    private static String without(String end, String text) {
        return text.endsWith(end) ? text.substring(0, text.length() - end.length()) : text;
    }

    /** What follows a colon and is no port stays, and makes the name invalid. */
    private static String withoutPort(String host) {
        int colon = host.indexOf(':');
        int digits = host.length() - colon - 1;
        boolean isPort = colon >= 0 && digits >= 1 && digits <= MAX_PORT_DIGITS;
        for (int i = colon + 1; isPort && i < host.length(); i++) {
            isPort = host.charAt(i) >= '0' && host.charAt(i) <= '9';
        }
        return isPort ? host.substring(0, colon) : host;
    }

    /** Returns the reference when both parts are valid names, else empty. */
    public static Optional<ResourceRef> of(String namespace, String name) {
        return isNamespace(namespace) && isName(name)
                ? Optional.of(new ResourceRef(namespace, name))
                : Optional.empty();
    }

    private static boolean isNamespace(String text) {
        return isLabel(text, 0, text.length());
    }

    /** Labels with dots between. Checked without regular expressions: each request of the data plane passes here. */
    private static boolean isName(String text) {
        if (text.length() > MAX_NAME_LENGTH) {
            return false;
        }
        int start = 0;
        for (int dot = text.indexOf('.'); dot >= 0; dot = text.indexOf('.', start)) {
            if (!isLabel(text, start, dot)) {
                return false;
            }
            start = dot + 1;
        }
        return isLabel(text, start, text.length());
    }

    private static boolean isLabel(String text, int start, int end) {
        boolean bounded = end > start
                && end - start <= MAX_LABEL_LENGTH
                && text.charAt(start) != '-'
                && text.charAt(end - 1) != '-';
        for (int i = start; bounded && i < end; i++) {
            char c = text.charAt(i);
            bounded = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-';
        }
        return bounded;
    }

    /** In plain code: many keys of what is remembered hold a reference, and the virtual machine does not inline what it makes of a record. */
    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof ResourceRef ref && name.equals(ref.name) && namespace.equals(ref.namespace);
    }

    @Override
    public int hashCode() {
        return 31 * namespace.hashCode() + name.hashCode();
    }

    @Override
    public String toString() {
        return namespace + "/" + name;
    }
}
