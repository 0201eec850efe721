package io.connectors.crds.template.function.regex;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Refuses patterns that are small to write and large to run, before they are compiled: counted repetitions are
 * compiled by copying, nested groups by recursion. Reads no more of a translated pattern than that needs.
 */
final class PatternSize {
    /** The engine's limit for a repetition, also for those inside repetitions multiplied. */
    private static final long MAX_REPETITIONS = 1000;

    /** Ours, because re2j recurses several times for a group; the engine allows a tree of height 1000. */
    private static final int MAX_NESTING = 200;

    /** Ours: an instruction takes about 100 bytes. */
    private static final long MAX_INSTRUCTIONS = 50_000;

    private static final Pattern REPETITION = Pattern.compile("\\{(0|[1-9][0-9]*+)(,(0|[1-9][0-9]*+)?)?\\}");

    private final String pattern;
    private final Matcher repetition;
    private final Deque<Group> groups = new ArrayDeque<>();
    private int at;

    /** What was read of a group: its size, and how often its innermost part is repeated. */
    private static final class Group {
        private long size;
        private long repetitions = 1;
        private Atom last = new Atom(0, 1);

        void add(Atom atom) {
            size += last.size;
            repetitions = Math.max(repetitions, last.repetitions);
            last = atom;
        }

        Atom closed() {
            add(new Atom(0, 1));
            return new Atom(size + 2, repetitions);
        }
    }

    /** Something that can be repeated. */
    private record Atom(long size, long repetitions) {
        Atom repeated(long least, long most) {
            long copies = Math.max(least, most);
            return copies == 0 ? new Atom(1, 1) : new Atom(size * copies + copies, repetitions * copies);
        }
    }

    private PatternSize(String pattern) {
        this.pattern = pattern;
        this.repetition = REPETITION.matcher(pattern);
    }

    static void check(String pattern) throws InvalidPatternException {
        new PatternSize(pattern).check();
    }

    private void check() throws InvalidPatternException {
        groups.push(new Group());
        while (at < pattern.length()) {
            char c = pattern.charAt(at);
            switch (c) {
                case '(' -> open();
                case ')' -> close();
                case '[' -> skipClass();
                case '\\' -> skipEscape();
                case '{' -> repeat();
                case '*', '+', '?' ->
                    atom(new Atom(current().last.size() + 1, current().last.repetitions()), 1);
                default -> {
                    current().add(new Atom(1, 1));
                    at++;
                }
            }
        }
        Group all = current();
        if (all.closed().size() > MAX_INSTRUCTIONS) {
            throw tooLarge();
        }
    }

    private Group current() {
        return groups.getFirst();
    }

    private void open() throws InvalidPatternException {
        if (groups.size() > MAX_NESTING) {
            throw new InvalidPatternException("the regular expression nests too deeply");
        }
        groups.push(new Group());
        at++;
    }

    private void close() {
        at++;
        if (groups.size() > 1) {
            Atom closed = groups.pop().closed();
            current().add(closed);
        }
    }

    private void repeat() throws InvalidPatternException {
        repetition.region(at, pattern.length());
        if (!repetition.lookingAt()) {
            current().add(new Atom(1, 1));
            at++;
            return;
        }
        long least = count(repetition.group(1));
        long most = repetition.group(2) == null ? least : repetition.group(3) == null ? -1 : count(repetition.group(3));
        Atom repeated = current().last.repeated(least, most);
        if (repeated.repetitions() > MAX_REPETITIONS || least > MAX_REPETITIONS || most > MAX_REPETITIONS) {
            throw new InvalidPatternException("the regular expression repeats more than " + MAX_REPETITIONS + " times");
        }
        atom(repeated, repetition.end() - at);
    }

    /** Replaces the last atom by its repetition. */
    private void atom(Atom repeated, int width) throws InvalidPatternException {
        current().last = repeated;
        at += width;
        if (repeated.size() > MAX_INSTRUCTIONS) {
            throw tooLarge();
        }
    }

    private void skipClass() {
        int from = at + 1;
        from += pattern.startsWith("^", from) ? 1 : 0;
        from += pattern.startsWith("]", from) ? 1 : 0;
        while (from < pattern.length() && pattern.charAt(from) != ']') {
            if (pattern.startsWith("[:", from) && pattern.indexOf(":]", from) > 0) {
                from = pattern.indexOf(":]", from) + 2;
            } else {
                from += pattern.charAt(from) == '\\' ? 2 : 1;
            }
        }
        current().add(new Atom(1, 1));
        at = Math.min(from + 1, pattern.length());
    }

    private void skipEscape() {
        int end = pattern.startsWith("\\x{", at) ? pattern.indexOf('}', at) : -1;
        current().add(new Atom(1, 1));
        at = end < 0 ? at + 2 : end + 1;
    }

    private static long count(String digits) {
        return digits.length() > 4 ? MAX_REPETITIONS + 1 : Long.parseLong(digits);
    }

    private static InvalidPatternException tooLarge() {
        return new InvalidPatternException("the regular expression is too large");
    }
}
