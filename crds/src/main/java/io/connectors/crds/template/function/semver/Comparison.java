package io.connectors.crds.template.function.semver;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import org.jspecify.annotations.Nullable;

/** One operator with one version, of which the last numbers may be left open ({@code ~1.2}, {@code 1.x}, {@code *}). */
record Comparison(Operator operator, Version bound, Precision precision) {
    // The bar is in the engine's class too; it counts where an open number makes the rest irrelevant, as in "x.1|2".
    private static final String PART = "[0-9xX*|]+";

    /** A version of a constraint, as a regular expression of five groups: three numbers and two suffixes. */
    static final String PARTIAL_VERSION = "v?(" + PART + ")(\\." + PART + ")?(\\." + PART + ")?" + Version.SUFFIXES;

    private static final Pattern SYNTAX =
            Pattern.compile("(" + Operator.SYNTAX + ")\\s*" + "(" + PARTIAL_VERSION + ")");

    /** How much of the bound was written. */
    enum Precision {
        NOTHING,
        MAJOR,
        MINOR,
        ALL
    }

    static Comparison parse(String text) throws InvalidVersionException {
        Matcher matcher = SYNTAX.matcher(text);
        if (!matcher.matches()) {
            throw new InvalidVersionException("the text is not a version constraint");
        }
        String major = matcher.group(3);
        String minor = matcher.group(4);
        String prerelease = matcher.group(6) == null ? "" : matcher.group(6);
        Operator operator = Operator.of(matcher.group(1));
        if (isOpen(major)) {
            return new Comparison(operator, Version.parse("0.0.0" + prerelease), Precision.NOTHING);
        }
        if (isOpen(minor)) {
            return new Comparison(operator, Version.parse(major + ".0.0" + prerelease), Precision.MAJOR);
        }
        if (isOpen(matcher.group(5))) {
            return new Comparison(operator, Version.parse(major + minor + ".0" + prerelease), Precision.MINOR);
        }
        return new Comparison(operator, Version.parse(matcher.group(2)), Precision.ALL);
    }

    boolean holdsFor(Version version) {
        // Who asks for releases does not want a pre-release; only "!=" with a full version looks at nothing but
        // equality.
        boolean unwanted = !version.prerelease().isEmpty() && bound.prerelease().isEmpty();
        if (unwanted && !(operator == Operator.NOT_EQUAL && precision == Precision.ALL)) {
            return false;
        }
        return switch (operator) {
            case EQUAL -> precision == Precision.ALL ? version.compare(bound) == 0 : isInTilde(version);
            case NOT_EQUAL -> differs(version);
            case GREATER -> isGreater(version);
            case LESS -> version.compare(bound) < 0;
            case GREATER_OR_EQUAL -> version.compare(bound) >= 0;
            case LESS_OR_EQUAL -> isAtMost(version);
            case TILDE -> isInTilde(version);
            case CARET -> isInCaret(version);
        };
    }

    private boolean differs(Version version) {
        return switch (precision) {
            case NOTHING, ALL -> version.compare(bound) != 0;
            case MAJOR -> version.major() != bound.major();
            case MINOR ->
                !isSameMinor(version) || Prerelease.compareIdentifiers(version.prerelease(), bound.prerelease()) != 0;
        };
    }

    private boolean isGreater(Version version) {
        return switch (precision) {
            case NOTHING, ALL -> version.compare(bound) > 0;
            case MAJOR -> Long.compareUnsigned(version.major(), bound.major()) > 0;
            case MINOR -> version.compare(bound) > 0 && !isSameMinor(version);
        };
    }

    private boolean isAtMost(Version version) {
        return switch (precision) {
            case ALL -> version.compare(bound) <= 0;
            case MAJOR -> Long.compareUnsigned(version.major(), bound.major()) <= 0;
            case NOTHING, MINOR -> version.compare(bound) <= 0 || isSameMinor(version);
        };
    }

    private boolean isInTilde(Version version) {
        if (version.compare(bound) < 0) {
            return false;
        }
        return switch (precision) {
            case MAJOR -> version.major() == bound.major();
            case MINOR -> isSameMinor(version);
            case NOTHING, ALL -> isZero() || isSameMinor(version);
        };
    }

    private boolean isInCaret(Version version) {
        if (version.compare(bound) < 0 || version.major() != bound.major()) {
            return false;
        }
        if (bound.major() != 0 || precision == Precision.MAJOR) {
            return true;
        }
        if (version.minor() != bound.minor()) {
            return false;
        }
        return bound.minor() != 0 || precision == Precision.MINOR || version.patch() == bound.patch();
    }

    private boolean isZero() {
        return bound.major() == 0 && bound.minor() == 0 && bound.patch() == 0;
    }

    private boolean isSameMinor(Version version) {
        return version.major() == bound.major() && version.minor() == bound.minor();
    }

    private static boolean isOpen(@Nullable String part) {
        String number = part == null || !part.startsWith(".") ? part : part.substring(1);
        return number == null || number.equals("x") || number.equals("X") || number.equals("*");
    }
}
