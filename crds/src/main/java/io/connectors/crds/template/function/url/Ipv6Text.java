package io.connectors.crds.template.function.url;

import java.util.List;
import java.util.regex.Pattern;

/** Tells IPv6 addresses from other texts, without asking a resolver. */
final class Ipv6Text {
    private static final int GROUPS = 8;
    private static final Pattern GROUP = Pattern.compile("[0-9A-Fa-f]{1,4}");
    private static final String OCTET = "(?:0|[1-9][0-9]?|1[0-9]{2}|2[0-4][0-9]|25[0-5])";
    private static final Pattern IPV4 = Pattern.compile(OCTET + "(?:\\." + OCTET + "){3}");

    private Ipv6Text() {}

    static boolean isAddress(String text) {
        int zone = text.indexOf('%');
        if (zone == text.length() - 1 && zone >= 0) {
            return false;
        }
        String address = zone < 0 ? text : text.substring(0, zone);
        int gap = address.indexOf("::");
        if (gap < 0) {
            return groups(address, true) == GROUPS;
        }
        int before = groups(address.substring(0, gap), false);
        int after = groups(address.substring(gap + 2), true);
        return before >= 0 && after >= 0 && before + after < GROUPS;
    }

    /** Counts the groups; a final IPv4 address stands for two. Less than zero when the text is malformed. */
    private static int groups(String text, boolean mayEndInIpv4) {
        if (text.isEmpty()) {
            return 0;
        }
        List<String> groups = List.of(text.split(":", -1));
        String last = groups.getLast();
        boolean endsInIpv4 = mayEndInIpv4 && IPV4.matcher(last).matches();
        List<String> hexadecimal = endsInIpv4 ? groups.subList(0, groups.size() - 1) : groups;
        if (!hexadecimal.stream().allMatch(group -> GROUP.matcher(group).matches())) {
            return Integer.MIN_VALUE;
        }
        return groups.size() + (endsInIpv4 ? 1 : 0);
    }
}
