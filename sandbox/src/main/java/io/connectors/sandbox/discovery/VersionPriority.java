package io.connectors.sandbox.discovery;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The order of API versions: v2, v1, v2beta1, v1beta2, v1alpha1, then anything else.
 *
 * @see <a
 *     href="https://kubernetes.io/docs/tasks/extend-kubernetes/custom-resources/custom-resource-definition-versioning/#version-priority">Version
 *     priority</a>
 */
record VersionPriority(int stability, int major, int minor) implements Comparable<VersionPriority> {

    private static final Pattern VERSION = Pattern.compile("v(\\d{1,6})(?:(alpha|beta)(\\d{1,6}))?");

    static VersionPriority of(String version) {
        Matcher matcher = VERSION.matcher(version);
        if (!matcher.matches()) {
            return new VersionPriority(0, 0, 0);
        }
        int major = Integer.parseInt(matcher.group(1));
        if (matcher.group(2) == null) {
            return new VersionPriority(3, major, 0);
        }
        return new VersionPriority(matcher.group(2).equals("beta") ? 2 : 1, major, Integer.parseInt(matcher.group(3)));
    }

    @Override
    public int compareTo(VersionPriority other) {
        if (stability != other.stability) {
            return Integer.compare(stability, other.stability);
        }
        return major == other.major ? Integer.compare(minor, other.minor) : Integer.compare(major, other.major);
    }
}
