package io.connectors.proxy.certificate;

import java.net.IDN;
import java.net.InetAddress;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** Whom a client believes to talk to. */
public sealed interface ServerName {
    /** No longer name exists; encoding a much longer one takes time that grows with its square. */
    int MAX_LENGTH = 255;

    /** A host name in its ASCII form, lower case, without final dot. */
    record Dns(String name) implements ServerName {
        // No underscore: the JDK's TLS ends the handshake of a client that indicates such a name.
        private static final String LABEL = "[a-z0-9](?:[-a-z0-9]{0,61}[a-z0-9])?";

        /** A last label without a letter would be read as the end of an IPv4 address by some and as a name by others. */
        private static final Pattern NAME = Pattern.compile("(?=.{1,253}$)(?:" + LABEL + "\\.)*(?=[^.]*[a-z])" + LABEL);

        public Dns {
            if (!NAME.matcher(name).matches()) {
                throw new IllegalArgumentException("A host name in ASCII form, lower case, is needed");
            }
        }

        @Override
        public String toString() {
            return name;
        }
    }

    /** An IPv4 or IPv6 address. */
    record Address(InetAddress address) implements ServerName {
        @Override
        public String toString() {
            return address.getHostAddress();
        }
    }

    /**
     * Reads the host of a URL, of a CONNECT request or of a server name indication: a name in any letter case, also an
     * internationalised one, with or without a final dot; an IPv4 address; an IPv6 address with or without brackets.
     *
     * @return empty when it is none of these, among them wildcards, names with an underscore and addresses with a zone
     */
    static Optional<ServerName> of(String host) {
        if (host.length() > MAX_LENGTH) {
            return Optional.empty();
        }
        if (host.startsWith("[") && host.endsWith("]")) {
            return ipv6(host.substring(1, host.length() - 1));
        }
        return host.indexOf(':') >= 0 ? ipv6(host) : nameOrIpv4(host);
    }

    private static Optional<ServerName> nameOrIpv4(String host) {
        Optional<String> name = ascii(host.endsWith(".") ? host.substring(0, host.length() - 1) : host);
        return name.flatMap(text -> IpLiterals.ipv4(text)
                .<ServerName>map(Address::new)
                .or(() -> Optional.of(text)
                        .filter(candidate -> Dns.NAME.matcher(candidate).matches())
                        .map(Dns::new)));
    }

    private static Optional<ServerName> ipv6(String text) {
        return IpLiterals.ipv6(text).map(Address::new);
    }

    private static Optional<String> ascii(String name) {
        try {
            return Optional.of(IDN.toASCII(name).toLowerCase(Locale.ROOT));
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
    }
}
