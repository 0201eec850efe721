package io.connectors.proxy.upstream;

import java.net.Inet6Address;
import java.net.InetAddress;

/**
 * Which addresses the proxy may dial. Loopback, link-local (the cloud's metadata service is there), private and
 * special addresses are for administrators to open.
 */
public record EgressRule(boolean allowPrivate) {

    boolean permits(InetAddress address) {
        return allowPrivate || isPublic(address);
    }

    private static boolean isPublic(InetAddress address) {
        return !(address.isAnyLocalAddress()
                || address.isLoopbackAddress()
                || address.isLinkLocalAddress()
                || address.isSiteLocalAddress()
                || address.isMulticastAddress()
                || (address instanceof Inet6Address six ? isSpecial(six) : isSpecial(address.getAddress())));
    }

    // 0/8 "this network", 100.64/10 carrier-grade NAT, 192.0.0/24 protocols, 198.18/15 benchmarks, 240/4 reserved
    private static boolean isSpecial(byte[] four) {
        int first = four[0] & 0xff;
        int second = four[1] & 0xff;
        return first == 0
                || (first == 100 && second >= 64 && second < 128)
                || (first == 192 && second == 0 && four[2] == 0)
                || (first == 198 && (second == 18 || second == 19))
                || first >= 240;
    }

    // fc00::/7 unique local; 64:ff9b::/96, 2002::/16 and ::/96 wrap an IPv4 address of any kind
    private static boolean isSpecial(Inet6Address address) {
        byte[] six = address.getAddress();
        boolean uniqueLocal = (six[0] & 0xfe) == 0xfc;
        boolean translated = six[0] == 0 && six[1] == 0x64 && (six[2] & 0xff) == 0xff && (six[3] & 0xff) == 0x9b;
        boolean sixToFour = six[0] == 0x20 && six[1] == 0x02;
        return uniqueLocal || translated || sixToFour || address.isIPv4CompatibleAddress();
    }
}
