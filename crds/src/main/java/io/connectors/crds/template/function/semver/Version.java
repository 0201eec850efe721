package io.connectors.crds.template.function.semver;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A semantic version. The numbers are unsigned 64-bit integers.
 *
 * @param prerelease without its hyphen, empty when there is none
 * @param metadata without its plus sign, empty when there is none; does not count in comparisons
 * @param original what was parsed, or what a parsed text would have been
 * @see <a href="https://semver.org/spec/v2.0.0.html">Semantic Versioning 2.0.0</a>
 */
public record Version(long major, long minor, long patch, String prerelease, String metadata, String original) {
    private static final String IDENTIFIERS = "[0-9A-Za-z-]+(?:\\.[0-9A-Za-z-]+)*";

    /** What may follow the numbers; two groups, each with its leading sign. */
    static final String SUFFIXES = "(-" + IDENTIFIERS + ")?(\\+" + IDENTIFIERS + ")?";

    private static final Pattern SYNTAX = Pattern.compile("v?([0-9]+)(?:\\.([0-9]+))?(?:\\.([0-9]+))?" + SUFFIXES);
    private static final Pattern IDENTIFIER_CHARACTERS = Pattern.compile("[0-9A-Za-z.-]*");

    /**
     * Parses a version; the second and third number may be missing.
     *
     * @throws InvalidVersionException when the text is none
     */
    public static Version parse(String text) throws InvalidVersionException {
        Matcher matcher = SYNTAX.matcher(text);
        if (!matcher.matches()) {
            throw new InvalidVersionException("the text is not a semantic version");
        }
        String prerelease = withoutSign(matcher.group(4));
        refuseLeadingZeros(prerelease);
        return new Version(
                number(matcher.group(1)),
                number(matcher.group(2)),
                number(matcher.group(3)),
                prerelease,
                withoutSign(matcher.group(5)),
                text);
    }

    /** Returns less than, equal to or more than zero, as this version is older, equal or newer. */
    public int compare(Version other) {
        int byNumbers = Long.compareUnsigned(major, other.major);
        if (byNumbers == 0) {
            byNumbers = Long.compareUnsigned(minor, other.minor);
        }
        if (byNumbers == 0) {
            byNumbers = Long.compareUnsigned(patch, other.patch);
        }
        return byNumbers == 0 ? Prerelease.compareReleases(prerelease, other.prerelease) : byNumbers;
    }

    /** Returns the version of all zeros, whose original text is empty. */
    public static Version zero() {
        return new Version(0, 0, 0, "", "", "");
    }

    public Version nextMajor() {
        return plain(major + 1, 0, 0);
    }

    public Version nextMinor() {
        return plain(major, minor + 1, 0);
    }

    /** Returns the release itself for a pre-release, because that is what comes next. */
    public Version nextPatch() {
        return plain(major, minor, prerelease.isEmpty() ? patch + 1 : patch);
    }

    /**
     * Returns this version with other pre-release identifiers.
     *
     * @throws InvalidVersionException when they contain other characters than identifiers and dots
     */
    public Version withPrerelease(String identifiers) throws InvalidVersionException {
        refuseOtherThanIdentifiers(identifiers);
        refuseLeadingZeros(identifiers);
        return renamed(new Version(major, minor, patch, identifiers, metadata, ""));
    }

    /**
     * Returns this version with other build metadata.
     *
     * @throws InvalidVersionException when it contains other characters than identifiers and dots
     */
    public Version withMetadata(String identifiers) throws InvalidVersionException {
        refuseOtherThanIdentifiers(identifiers);
        return renamed(new Version(major, minor, patch, prerelease, identifiers, ""));
    }

    /** Returns the canonical text: all three numbers, no leading {@code v}. */
    @Override
    public String toString() {
        return Long.toUnsignedString(major)
                + "."
                + Long.toUnsignedString(minor)
                + "."
                + Long.toUnsignedString(patch)
                + (prerelease.isEmpty() ? "" : "-" + prerelease)
                + (metadata.isEmpty() ? "" : "+" + metadata);
    }

    private Version plain(long nextMajor, long nextMinor, long nextPatch) {
        return renamed(new Version(nextMajor, nextMinor, nextPatch, "", "", ""));
    }

    /** The original of a derived version keeps the {@code v} of its ancestor. */
    private Version renamed(Version next) {
        String prefix = original.startsWith("v") ? "v" : "";
        return new Version(next.major, next.minor, next.patch, next.prerelease, next.metadata, prefix + next);
    }

    private static long number(@Nullable String digits) throws InvalidVersionException {
        try {
            return digits == null ? 0 : Long.parseUnsignedLong(digits);
        } catch (NumberFormatException tooLarge) {
            throw new InvalidVersionException("a number of the version does not fit 64 bits");
        }
    }

    private static String withoutSign(@Nullable String suffix) {
        return suffix == null ? "" : suffix.substring(1);
    }

    private static void refuseLeadingZeros(String prerelease) throws InvalidVersionException {
        for (String identifier : prerelease.split("\\.", -1)) {
            boolean numeric = identifier.chars().allMatch(c -> c >= '0' && c <= '9');
            if (numeric && identifier.length() > 1 && identifier.startsWith("0")) {
                throw new InvalidVersionException("a numeric pre-release identifier starts with 0");
            }
        }
    }

    private static void refuseOtherThanIdentifiers(String identifiers) throws InvalidVersionException {
        if (!IDENTIFIER_CHARACTERS.matches(identifiers)) {
            throw new InvalidVersionException("the text is not made of identifiers separated by dots");
        }
    }
}
