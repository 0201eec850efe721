package io.connectors.crds.template.function.unicode;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.IntPredicate;

/** A set of code points that patterns name: a general category, a script, or one of a few special ones. */
public record CodePointClass(List<Range> ranges) {
    private static final Map<String, Optional<CodePointClass>> KNOWN = new ConcurrentHashMap<>();

    /** From the first to the last code point. */
    public record Range(int first, int last) {}

    public CodePointClass {
        ranges = List.copyOf(ranges);
    }

    /** Finds a class; neither case nor blanks, hyphens or underscores count. Empty when there is none of this name. */
    public static Optional<CodePointClass> named(String name) {
        Optional<IntPredicate> members = CodePointClassName.members(canonical(name));
        // Only names that exist are remembered, so their number is bounded.
        return members.flatMap(member -> KNOWN.computeIfAbsent(canonical(name), key -> of(member)));
    }

    /** Returns how a class is usually called: {@code Lu} for {@code Uppercase Letter}. */
    public static String shortName(String name) {
        return CodePointClassName.shortName(canonical(name));
    }

    /** Returns all other code points. */
    public CodePointClass complement() {
        List<Range> others = new ArrayList<>();
        int start = 0;
        for (Range range : ranges) {
            if (range.first > start) {
                others.add(new Range(start, range.first - 1));
            }
            start = range.last + 1;
        }
        if (start <= Character.MAX_CODE_POINT) {
            others.add(new Range(start, Character.MAX_CODE_POINT));
        }
        return new CodePointClass(others);
    }

    private static Optional<CodePointClass> of(IntPredicate member) {
        List<Range> ranges = new ArrayList<>();
        int start = -1;
        for (int rune = 0; rune <= Character.MAX_CODE_POINT + 1; rune++) {
            boolean in = rune <= Character.MAX_CODE_POINT && member.test(rune);
            if (in && start < 0) {
                start = rune;
            }
            if (!in && start >= 0) {
                ranges.add(new Range(start, rune - 1));
                start = -1;
            }
        }
        return ranges.isEmpty() ? Optional.empty() : Optional.of(new CodePointClass(ranges));
    }

    private static String canonical(String name) {
        return name.replaceAll("[ _-]", "").toLowerCase(Locale.ROOT);
    }
}
