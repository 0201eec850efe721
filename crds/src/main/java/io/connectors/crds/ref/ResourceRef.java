package io.connectors.crds.ref;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Names one object of a namespace. Both parts have the form that the API server asks of such names (DNS-1123), so a reference can
 * be put into a URL path, a log line or a header as it is.
 */
public record ResourceRef(String namespace, String name) {
    private static final String LABEL = "[a-z0-9](?:[-a-z0-9]{0,61}[a-z0-9])?";
    private static final Pattern NAMESPACE = Pattern.compile(LABEL);
    private static final Pattern NAME = Pattern.compile("(?=.{1,253}$)" + LABEL + "(?:\\." + LABEL + ")*");

    /** c-name.ns.svc, the host name of a Connector's Service; the cluster's domain, a final dot and a port may follow. */
    private static final Pattern HOST = Pattern.compile(
            "c-(?<name>[^.:]+)\\.(?<namespace>[^.:]+)\\.svc(?:\\.cluster\\.local)?\\.?(?::[0-9]{1,5})?");

    /** Refuses parts that no API server would accept. */
    public ResourceRef {
        if (!NAMESPACE.matcher(namespace).matches() || !NAME.matcher(name).matches()) {
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
        Matcher matcher = HOST.matcher(host.toLowerCase(Locale.ROOT));
        return matcher.matches() ? of(matcher.group("namespace"), matcher.group("name")) : Optional.empty();
    }

    /** Returns the reference when both parts are valid names, else empty. */
    public static Optional<ResourceRef> of(String namespace, String name) {
        boolean valid =
                NAMESPACE.matcher(namespace).matches() && NAME.matcher(name).matches();
        return valid ? Optional.of(new ResourceRef(namespace, name)) : Optional.empty();
    }

    @Override
    public String toString() {
        return namespace + "/" + name;
    }
}
