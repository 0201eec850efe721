package io.connectors.crds.egress;

import java.net.InetAddress;

/**
 * A range of addresses, {@code 10.0.0.0/8} or {@code fd00::/8}; an address alone is a range of one.
 *
 * @param first any address of the range
 * @param bits how many bits all its addresses have in common
 * @see <a href="https://www.rfc-editor.org/rfc/rfc4632#section-3.1">RFC 4632, 3.1</a>
 */
public record AddressRange(InetAddress first, int bits) {

    /**
     * Reads a range.
     *
     * @throws IllegalArgumentException when the text is none; a host name is none, because nothing is resolved
     */
    public static AddressRange parse(String text) {
        int slash = text.indexOf('/');
        InetAddress first = literal(slash < 0 ? text : text.substring(0, slash), text);
        int most = first.getAddress().length * Byte.SIZE;
        int bits = slash < 0 ? most : number(text.substring(slash + 1));
        if (bits < 0 || bits > most) {
            throw notARange(text);
        }
        return new AddressRange(first, bits);
    }

    /** Tells whether an address lies in the range. An IPv4 address lies in no range of IPv6, also where it is written as one. */
    public boolean contains(InetAddress address) {
        byte[] mine = first.getAddress();
        byte[] other = address.getAddress();
        if (mine.length != other.length) {
            return false;
        }
        for (int bit = 0; bit < bits; bit++) {
            int mask = 0x80 >> (bit % Byte.SIZE);
            if (((mine[bit / Byte.SIZE] ^ other[bit / Byte.SIZE]) & mask) != 0) {
                return false;
            }
        }
        return true;
    }

    private static InetAddress literal(String address, String text) {
        try {
            return InetAddress.ofLiteral(address);
        } catch (IllegalArgumentException e) {
            throw notARange(text);
        }
    }

    private static int number(String text) {
        return text.matches("[0-9]{1,3}") ? Integer.parseInt(text) : -1;
    }

    private static IllegalArgumentException notARange(String text) {
        return new IllegalArgumentException("\"" + text + "\" is no range of addresses such as 10.0.0.0/8 or fd00::/8");
    }
}
