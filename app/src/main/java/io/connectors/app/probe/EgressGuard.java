package io.connectors.app.probe;

import io.connectors.app.probe.ProbeResult.Failure;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.List;

/**
 * Resolves a host to the addresses that may be dialled. The caller dials these, never the name: a second look-up could give
 * another answer.
 */
final class EgressGuard {
    private final boolean allowPrivate;

    EgressGuard(boolean allowPrivate) {
        this.allowPrivate = allowPrivate;
    }

    /**
     * Resolves once.
     *
     * @param host name or address; IPv6 in brackets
     * @return at least one address
     */
    List<InetAddress> resolve(String host) {
        List<InetAddress> permitted =
                Arrays.stream(lookUp(host)).filter(this::permits).toList();
        if (permitted.isEmpty()) {
            throw new ProbeException(
                    Failure.ADDRESS_NOT_ALLOWED,
                    "Host \"%s\" leads to a loopback, link-local, private or special address. An administrator can allow these with connectors.egress.allow-private."
                            .formatted(host),
                    null);
        }
        return permitted;
    }

    boolean permits(InetAddress address) {
        return allowPrivate || isPublic(address);
    }

    private static InetAddress[] lookUp(String host) {
        String plain = host.startsWith("[") ? host.substring(1, host.length() - 1) : host;
        try {
            return InetAddress.getAllByName(plain);
        } catch (UnknownHostException e) {
            throw new ProbeException(
                    Failure.UNREACHABLE, "Host \"%s\" is not known to DNS. Check spec.address.".formatted(host), e);
        }
    }

    private static boolean isPublic(InetAddress address) {
        return !(address.isAnyLocalAddress()
                || address.isLoopbackAddress()
                || address.isLinkLocalAddress()
                || address.isSiteLocalAddress()
                || address.isMulticastAddress()
                || (address instanceof Inet6Address six ? isSpecial(six) : isSpecial(address.getAddress())));
    }

    /** 0/8 this network, 100.64/10 carrier-grade NAT, 192.0.0/24 protocols, 198.18/15 benchmarks, 240/4 reserved. */
    private static boolean isSpecial(byte[] four) {
        int first = four[0] & 0xff;
        int second = four[1] & 0xff;
        return first == 0
                || (first == 100 && second >= 64 && second < 128)
                || (first == 192 && second == 0 && four[2] == 0)
                || (first == 198 && (second == 18 || second == 19))
                || first >= 240;
    }

    /** fc00::/7 is private; 64:ff9b::/96, 2002::/16, 2001::/32 and ::/96 wrap an IPv4 address of any kind. */
    private static boolean isSpecial(Inet6Address address) {
        byte[] six = address.getAddress();
        int head = (six[0] & 0xff) << 8 | (six[1] & 0xff);
        int next = (six[2] & 0xff) << 8 | (six[3] & 0xff);
        return (head & 0xfe00) == 0xfc00
                || (head == 0x0064 && next == 0xff9b)
                || head == 0x2002
                || (head == 0x2001 && next == 0)
                || address.isIPv4CompatibleAddress();
    }
}
