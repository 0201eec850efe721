package io.connectors.crds.template.function.regex;

import io.connectors.crds.template.function.unicode.CodePointClass;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Writes a pattern so that re2j takes it for what Go takes it for. They differ in names of groups (Go allows one twice), classes of
 * code points (re2j knows those of Unicode 6), braces that stand for themselves, and escapes of characters that are not ASCII.
 */
final class Translation {
    /** re2j looks at what is left of a pattern again and again. */
    private static final int MAX_CHARS = 64 * 1024;

    /** Code points of ranges in all classes together, where case is ignored. */
    private static final int MAX_FOLDED = 400_000;

    /** Behind this, code points have no case. */
    private static final int LAST_FOLDED = 0x1E943;

    private static final Pattern NAMED_GROUP = Pattern.compile("\\(\\?P?<([^>]*)>");
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_]+");
    private static final Pattern REPETITION = Pattern.compile("\\{(?:0|[1-9][0-9]*+)(?:,(?:0|[1-9][0-9]*+)?)?\\}");
    private static final Pattern CLASS = Pattern.compile("\\\\([pP])(?:\\{(\\^?)([^}]*)\\}|([^{]))");
    private static final Pattern NAMED_ASCII_CLASS = Pattern.compile("\\[:\\^?[a-z]*:\\]");

    private static final Pattern IGNORE_CASE = Pattern.compile("\\(\\?[a-zA-Z-]*i");

    /** Classes that re2j does not know by these names. */
    private static final Set<String> OWN_CLASSES = Set.of("Ascii", "Assigned", "Cn", "Lc");

    private final String pattern;
    private final boolean ignoresCase;
    private final StringBuilder translated = new StringBuilder();
    private final List<String> names = new ArrayList<>(List.of(""));
    private int at;
    private int folded;

    private Translation(String pattern) {
        this.pattern = pattern;
        this.ignoresCase = IGNORE_CASE.matcher(pattern).find();
    }

    static Translation of(String pattern) throws InvalidPatternException {
        Translation translation = new Translation(pattern);
        translation.translate();
        return translation;
    }

    /** Returns the pattern for re2j. */
    String text() {
        return translated.toString();
    }

    /** Returns the names of all groups by their number, empty for those without. */
    List<String> names() {
        return names;
    }

    private void translate() throws InvalidPatternException {
        while (at < pattern.length()) {
            switch (pattern.charAt(at)) {
                case '\\' -> escape(false);
                case '[' -> characterClass();
                case '(' -> group();
                case '{' -> brace();
                default -> copy(1);
            }
            if (translated.length() > MAX_CHARS) {
                throw new InvalidPatternException("the regular expression is too large");
            }
        }
    }

    private void group() throws InvalidPatternException {
        if (!pattern.startsWith("(?", at)) {
            names.add("");
            copy(1);
            return;
        }
        boolean named = pattern.startsWith("(?P<", at) || pattern.startsWith("(?<", at);
        if (!named) {
            copy(2);
            return;
        }
        Matcher group = NAMED_GROUP.matcher(pattern).region(at, pattern.length());
        if (!group.lookingAt() || !NAME.matcher(group.group(1)).matches()) {
            throw new InvalidPatternException("the name of a group is wrong");
        }
        // Another name, because re2j allows none twice; but a name, because what follows could be taken for flags.
        translated.append("(?P<g").append(names.size()).append('>');
        names.add(group.group(1));
        at = group.end();
    }

    private void brace() {
        Matcher repetition = REPETITION.matcher(pattern).region(at, pattern.length());
        if (repetition.lookingAt()) {
            copy(repetition.end() - at);
        } else {
            translated.append("\\{");
            at++;
        }
    }

    private void characterClass() throws InvalidPatternException {
        copy(1);
        copyIfNext("^");
        copyIfNext("]");
        while (at < pattern.length() && pattern.charAt(at) != ']') {
            Matcher named = NAMED_ASCII_CLASS.matcher(pattern).region(at, pattern.length());
            if (named.lookingAt()) {
                copy(named.end() - at);
            } else if (pattern.charAt(at) == '\\') {
                escape(true);
            } else {
                countFolded();
                copy(1);
            }
        }
        copyIfNext("]");
    }

    /** Where case is ignored, re2j looks at each code point of a range; the end of one that is escaped is not read here. */
    private void countFolded() throws InvalidPatternException {
        if (!ignoresCase || pattern.charAt(at) != '-' || at + 1 == pattern.length()) {
            return;
        }
        int last = pattern.codePointAt(at + 1);
        folded += last == '\\' ? LAST_FOLDED : Math.min(last, LAST_FOLDED);
        if (folded > MAX_FOLDED) {
            throw new InvalidPatternException("the classes of the regular expression are too large to ignore case");
        }
    }

    private void escape(boolean inClass) throws InvalidPatternException {
        if (at + 1 == pattern.length()) {
            copy(1);
            return;
        }
        char escaped = pattern.charAt(at + 1);
        if (escaped >= 0x80) {
            throw new InvalidPatternException("only ASCII characters can be escaped");
        }
        if (escaped == 'p' || escaped == 'P') {
            codePointClass(inClass);
        } else if (escaped == 'Q' && !inClass) {
            literal();
        } else if (pattern.startsWith("x{", at + 1)) {
            int end = pattern.indexOf('}', at);
            copy(end < 0 ? pattern.length() - at : end + 1 - at);
        } else {
            copy(2);
        }
    }

    private void literal() {
        int end = pattern.indexOf("\\E", at);
        int stop = end < 0 ? pattern.length() : end;
        for (at += 2; at < stop; at++) {
            char c = pattern.charAt(at);
            translated.append(Regex.isSpecial(c) ? "\\" : "").append(c);
        }
        at = end < 0 ? stop : end + 2;
    }

    private void codePointClass(boolean inClass) throws InvalidPatternException {
        Matcher reference = CLASS.matcher(pattern).region(at, pattern.length());
        if (!reference.lookingAt()) {
            throw unknownClass();
        }
        boolean single = reference.group(3) == null;
        String name = single ? reference.group(4) : reference.group(3);
        Optional<CodePointClass> known = CodePointClass.named(name);
        if (known.isEmpty()) {
            throw unknownClass();
        }
        boolean negated =
                reference.group(1).equals("P") != (!single && reference.group(2).equals("^"));
        String shortName = CodePointClass.shortName(name);
        if (ignoresCase && !OWN_CLASSES.contains(shortName)) {
            // re2j folds ranges one code point after the other, and has no need to for classes it knows.
            translated.append(negated ? "\\P{" : "\\p{").append(shortName).append('}');
            at = reference.end();
            return;
        }
        CodePointClass members = inClass && negated ? known.get().complement() : known.get();
        translated.append(inClass ? "" : negated ? "[^" : "[");
        for (CodePointClass.Range range : members.ranges()) {
            translated
                    .append("\\x{")
                    .append(Integer.toHexString(range.first()))
                    .append("}-\\x{")
                    .append(Integer.toHexString(range.last()))
                    .append('}');
        }
        translated.append(inClass ? "" : "]");
        at = reference.end();
    }

    private void copyIfNext(String text) {
        if (pattern.startsWith(text, at)) {
            copy(1);
        }
    }

    private void copy(int chars) {
        translated.append(pattern, at, at + chars);
        at += chars;
    }

    private static InvalidPatternException unknownClass() {
        return new InvalidPatternException("a class of code points is unknown");
    }
}
