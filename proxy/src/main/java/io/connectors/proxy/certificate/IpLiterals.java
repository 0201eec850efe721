package io.connectors.proxy.certificate;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reads addresses as they are written in URLs. No name is looked up. */
final class IpLiterals {
    private static final String BYTE = "(?:25[0-5]|2[0-4][0-9]|1[0-9]{2}|[1-9]?[0-9])";

    /** Four decimal numbers. The shorter, octal and hexadecimal spellings mean different things to different clients. */
    private static final Pattern IPV4 = Pattern.compile(BYTE + "(?:\\." + BYTE + "){3}");

    private static final Pattern IPV6 = Pattern.compile("(?=.*:)[0-9A-Fa-f:.]{2,45}");

    private IpLiterals() {}

    static Optional<InetAddress> ipv4(String text) {
        return IPV4.matcher(text).matches() ? Optional.of(Inet4Address.ofLiteral(text)) : Optional.empty();
    }

    static Optional<InetAddress> ipv6(String text) {
        if (!IPV6.matcher(text).matches()) {
            return Optional.empty();
        }
        try {
            return Optional.of(InetAddress.ofLiteral(text));
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
    }
}
