package io.connectors.crds.template.function.regex;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import io.connectors.crds.template.budget.Budget;
import io.connectors.crds.template.value.Bytes;
import java.util.ArrayList;
import java.util.List;

/** A regular expression in RE2's syntax, which knows no look-around or back-references and matches in linear time. */
public final class Regex {
    /** The compiler of patterns cannot be interrupted, and looks at some parts of a pattern often. */
    private static final int MAX_PATTERN_BYTES = 16 * 1024;

    private static final String SPECIAL = "\\.+*?()|[]{}^$";
    private static final long MATCH_SIZE = 16;

    /** Loops of a template use one pattern again and again; the weight is that of compiled instructions. */
    private static final Cache<String, Regex> COMPILED = Caffeine.newBuilder()
            .maximumWeight(100_000)
            .weigher((String text, Regex regex) -> text.length() + regex.pattern.programSize())
            .build();

    private final Pattern pattern;
    private final List<String> names;

    private final boolean isEmptyText;

    private Regex(Pattern pattern, List<String> names, boolean isEmptyText) {
        this.pattern = pattern;
        this.isEmptyText = isEmptyText;
        this.names = List.copyOf(names);
    }

    /** Compiles a byte string that must be UTF-8. */
    public static Regex compile(String pattern) throws InvalidPatternException {
        Regex known = COMPILED.getIfPresent(pattern);
        if (known == null) {
            known = compileAnew(pattern);
            COMPILED.put(pattern, known);
        }
        return known;
    }

    /** Escapes everything that has a meaning in patterns. */
    public static String quoted(String bytes) {
        StringBuilder quoted = new StringBuilder();
        for (int i = 0; i < bytes.length(); i++) {
            char c = bytes.charAt(i);
            quoted.append(isSpecial(c) ? "\\" : "").append(c);
        }
        return quoted.toString();
    }

    static boolean isSpecial(char c) {
        return SPECIAL.indexOf(c) >= 0;
    }

    public boolean matchesPartOf(String bytes, Budget budget) {
        return search(bytes, budget).find(0);
    }

    /** Returns the first match, empty when there is none. */
    public String first(String bytes, Budget budget) {
        Search search = search(bytes, budget);
        return search.find(0) ? search.group(0) : "";
    }

    /** Returns the first matches; an empty one does not count right behind another one. */
    public List<String> all(String bytes, long limit, Budget budget) {
        Search search = search(bytes, budget);
        List<String> matches = new ArrayList<>();
        for (int[] range : ranges(search, limit, budget)) {
            matches.add(search.section(range[0], range[1]));
        }
        return matches;
    }

    /** Cuts a text at matches into at most so many parts. */
    public List<String> split(String bytes, long limit, Budget budget) {
        if (bytes.isEmpty() && !isEmptyText) {
            return List.of("");
        }
        Search search = search(bytes, budget);
        List<String> parts = new ArrayList<>();
        int start = 0;
        int end = 0;
        for (int[] range : ranges(search, limit, budget)) {
            if (parts.size() == limit - 1) {
                break;
            }
            end = range[0];
            if (range[1] != 0) {
                parts.add(search.section(start, end));
            }
            start = range[1];
        }
        if (end != search.length()) {
            parts.add(search.section(start, search.length()));
        }
        return parts;
    }

    /** Replaces all matches; an empty one is not replaced right behind another one. */
    public String replaceAll(String bytes, Replacement replacement, Budget budget) {
        Search search = search(bytes, budget);
        StringBuilder replaced = new StringBuilder();
        int done = 0;
        for (int from = 0; from <= search.length() && search.find(from); ) {
            budget.step();
            replaced.append(search.section(done, search.start()));
            if (search.end() > done || search.start() == 0) {
                replacement.append(replaced, search, names, budget);
            }
            budget.requires(replaced.length());
            done = search.end();
            from = Math.max(search.next(from), done);
        }
        return replaced.append(search.section(done, search.length())).toString();
    }

    private static Regex compileAnew(String pattern) throws InvalidPatternException {
        if (pattern.length() > MAX_PATTERN_BYTES) {
            throw new InvalidPatternException("the regular expression is longer than " + MAX_PATTERN_BYTES + " bytes");
        }
        String text = Bytes.text(pattern);
        if (!Bytes.of(text).equals(pattern)) {
            throw new InvalidPatternException("the regular expression is not UTF-8");
        }
        Translation translation = Translation.of(text);
        PatternSize.check(translation.text());
        try {
            return new Regex(Pattern.compile(translation.text()), translation.names(), text.isEmpty());
        } catch (PatternSyntaxException wrong) {
            throw new InvalidPatternException("the regular expression is wrong: " + wrong.getDescription());
        }
    }

    private List<int[]> ranges(Search search, long limit, Budget budget) {
        List<int[]> ranges = new ArrayList<>();
        int previousEnd = -1;
        for (int from = 0; ranges.size() < limit && from <= search.length() && search.find(from); ) {
            boolean emptyHere = search.end() == from;
            if (!emptyHere || search.start() != previousEnd) {
                budget.charge(MATCH_SIZE);
                ranges.add(new int[] {search.start(), search.end()});
            }
            previousEnd = search.end();
            from = emptyHere ? search.next(from) : search.end();
        }
        return ranges;
    }

    private Search search(String bytes, Budget budget) {
        return new Search(pattern, Subject.of(bytes, budget), budget);
    }
}
