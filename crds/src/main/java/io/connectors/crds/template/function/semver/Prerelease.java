package io.connectors.crds.template.function.semver;

import java.util.List;

/** Orders the part of a version behind the hyphen. */
final class Prerelease {
    private Prerelease() {}

    /** Orders two versions of the same numbers: a release comes after all its pre-releases. */
    static int compareReleases(String one, String other) {
        if (one.isEmpty() || other.isEmpty()) {
            return Boolean.compare(one.isEmpty(), other.isEmpty());
        }
        return compareIdentifiers(one, other);
    }

    /** Orders two lists of identifiers; unlike in a version, an empty list comes first. */
    static int compareIdentifiers(String one, String other) {
        List<String> left = List.of(one.split("\\.", -1));
        List<String> right = List.of(other.split("\\.", -1));
        for (int i = 0; i < Math.max(left.size(), right.size()); i++) {
            int order = compareIdentifier(at(left, i), at(right, i));
            if (order != 0) {
                return order;
            }
        }
        return 0;
    }

    private static String at(List<String> identifiers, int index) {
        return index < identifiers.size() ? identifiers.get(index) : "";
    }

    private static int compareIdentifier(String one, String other) {
        if (one.equals(other)) {
            return 0;
        }
        if (one.isEmpty() || other.isEmpty()) {
            return one.isEmpty() ? -1 : 1;
        }
        boolean oneIsNumber = isNumber(one);
        boolean otherIsNumber = isNumber(other);
        if (oneIsNumber && otherIsNumber) {
            // Equal values of different text ("1" and "01") are not equal to the engine either.
            return Long.compareUnsigned(Long.parseUnsignedLong(one), Long.parseUnsignedLong(other)) > 0 ? 1 : -1;
        }
        if (oneIsNumber || otherIsNumber) {
            return oneIsNumber ? -1 : 1;
        }
        return Integer.signum(one.compareTo(other));
    }

    /** A number beyond 64 bits counts as a word. */
    private static boolean isNumber(String identifier) {
        try {
            Long.parseUnsignedLong(identifier);
            return !identifier.startsWith("+");
        } catch (NumberFormatException word) {
            return false;
        }
    }
}
