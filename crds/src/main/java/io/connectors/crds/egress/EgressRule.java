package io.connectors.crds.egress;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.util.List;

/**
 * Which addresses may be dialled. Loopback, link-local (the cloud's metadata service is there), private and special addresses are for
 * administrators to open. The address that was checked has to be the one that is dialled: a second look-up of the name could give another
 * answer.
 *
 * @param allowPrivate lets private networks pass; loopback, link-local and metadata addresses are not among them
 * @param allowed ranges that pass whatever they are
 * @param denied ranges that never pass, such as the cluster's own
 * @see <a href="https://www.rfc-editor.org/rfc/rfc6890">RFC 6890, special-purpose addresses</a>
 */
public record EgressRule(boolean allowPrivate, List<AddressRange> allowed, List<AddressRange> denied) {
    /** Lets public addresses pass and no others. */
    public static final EgressRule PUBLIC_ONLY = new EgressRule(false, List.of(), List.of());

    public EgressRule {
        allowed = List.copyOf(allowed);
        denied = List.copyOf(denied);
    }

    /**
     * Reads the rule from settings.
     *
     * @throws IllegalArgumentException when a text is no range
     */
    public static EgressRule of(boolean allowPrivate, List<String> allowed, List<String> denied) {
        return new EgressRule(
                allowPrivate,
                allowed.stream().map(AddressRange::parse).toList(),
                denied.stream().map(AddressRange::parse).toList());
    }

    /** Tells whether this address may be dialled. */
    public boolean permits(InetAddress address) {
        if (isIn(denied, address)) {
            return false;
        }
        return isIn(allowed, address) || isPublic(address) || (allowPrivate && isOfServices(address));
    }

    /** Tells whether this address may be dialled for a name that an administrator wrote: also where Services of the cluster are. */
    public boolean permitsService(InetAddress address) {
        return permits(address) || (isOfServices(address) && !isIn(denied, address));
    }

    private static boolean isIn(List<AddressRange> ranges, InetAddress address) {
        return ranges.stream().anyMatch(range -> range.contains(address));
    }

    // 10/8, 172.16/12, 192.168/16 and fc00::/7; not fd00:ec2::/32 and 100.64/10, where two clouds have their metadata
    // service.
    private static boolean isOfServices(InetAddress address) {
        if (!(address instanceof Inet6Address)) {
            return address.isSiteLocalAddress();
        }
        byte[] six = address.getAddress();
        boolean metadata = six[0] == (byte) 0xfd && six[1] == 0 && six[2] == 0x0e && six[3] == (byte) 0xc2;
        return (six[0] & 0xfe) == 0xfc && !metadata;
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

    // fc00::/7 unique local; 64:ff9b::/32, 2002::/16, 2001::/32 and ::/96 wrap an IPv4 address of any kind
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
