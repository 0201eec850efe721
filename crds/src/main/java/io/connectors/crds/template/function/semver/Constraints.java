package io.connectors.crds.template.function.semver;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import java.util.ArrayList;
import java.util.List;

/** Alternatives, separated by {@code ||}, of comparisons that must all hold. */
public final class Constraints {
    private static final String OPERATOR = "(" + Operator.SYNTAX + ")";
    private static final Pattern RANGE = Pattern.compile(
            "\\s*(" + Comparison.PARTIAL_VERSION + ")\\s+-\\s+(" + Comparison.PARTIAL_VERSION + ")\\s*");

    /** The second version of a range; the first has a group for itself and five for its parts. */
    private static final int RANGE_END = 7;

    private static final String ONE = OPERATOR + "\\s*" + Comparison.PARTIAL_VERSION + "\\s*";
    private static final Pattern ALTERNATIVE = Pattern.compile("\\s*" + ONE + "(?:(?:\\s+|,\\s*)" + ONE + ")*");
    private static final Pattern COMPARISON = Pattern.compile(OPERATOR + "\\s*" + Comparison.PARTIAL_VERSION);

    private final List<List<Comparison>> alternatives;

    private Constraints(List<List<Comparison>> alternatives) {
        this.alternatives = alternatives;
    }

    /**
     * Parses constraints.
     *
     * @throws InvalidVersionException when the text is none
     */
    public static Constraints parse(String text) throws InvalidVersionException {
        List<List<Comparison>> alternatives = new ArrayList<>();
        for (String alternative : withoutRanges(text).split("\\|\\|", -1)) {
            if (!ALTERNATIVE.matches(alternative)) {
                throw new InvalidVersionException("the text is not a version constraint");
            }
            List<Comparison> comparisons = new ArrayList<>();
            Matcher matcher = COMPARISON.matcher(alternative);
            while (matcher.find()) {
                comparisons.add(Comparison.parse(matcher.group()));
            }
            alternatives.add(List.copyOf(comparisons));
        }
        return new Constraints(List.copyOf(alternatives));
    }

    public boolean allow(Version version) {
        return alternatives.stream().anyMatch(all -> all.stream().allMatch(one -> one.holdsFor(version)));
    }

    /** Writes {@code 1.2 - 3} as {@code >= 1.2, <= 3}. */
    private static String withoutRanges(String text) {
        Matcher matcher = RANGE.matcher(text);
        StringBuilder rewritten = new StringBuilder();
        int end = 0;
        while (matcher.find()) {
            rewritten
                    .append(text, end, matcher.start())
                    .append(">= ")
                    .append(matcher.group(1))
                    .append(", <= ")
                    .append(matcher.group(RANGE_END))
                    .append(' ');
            end = matcher.end();
        }
        return rewritten.append(text, end, text.length()).toString();
    }
}
