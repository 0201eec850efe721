package io.connectors.crds.expression;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Bounds nested repetitions such as {@code (a{100}){100}}: together at most 1000, as in RE2. The Java port checks each alone, and would
 * make a program of any size.
 */
final class Repeats {
    private static final int MAX = 1000;
    private static final Pattern COUNT = Pattern.compile("\\{(?<min>[0-9]{1,9})(?<rest>,(?<max>[0-9]{1,9})?)?}");

    private final String pattern;
    /** The largest product of repetitions inside each group that is open. */
    private final Deque<Long> groups = new ArrayDeque<>();

    /** The same of the part that was read last. */
    private long last = 1;

    private int position;

    private Repeats(String pattern) {
        this.pattern = pattern;
        groups.push(1L);
    }

    static boolean areBounded(String pattern) {
        return new Repeats(pattern).read();
    }

    private boolean read() {
        while (position < pattern.length()) {
            char c = pattern.charAt(position);
            switch (c) {
                case '(' -> open();
                case ')' -> close();
                case '{' -> repeat();
                case '[' -> skipClass();
                case '\\' -> skipEscape();
                case '*', '+', '?' -> position++;
                default -> single(1);
            }
            if (last > MAX) {
                return false;
            }
            groups.push(Math.max(groups.pop(), last));
        }
        return true;
    }

    private void open() {
        groups.push(1L);
        single(1);
    }

    private void close() {
        long inside = groups.pop();
        if (groups.isEmpty()) {
            groups.push(1L);
        }
        position++;
        last = inside;
    }

    private void repeat() {
        Matcher count = COUNT.matcher(pattern).region(position, pattern.length());
        if (!count.lookingAt()) {
            single(1);
            return;
        }
        String max = count.group("max");
        last *= Math.max(1, Long.parseLong(max == null ? count.group("min") : max));
        position = count.end();
    }

    private void skipClass() {
        int end = position + 1;
        end += pattern.startsWith("^", end) ? 1 : 0;
        end += pattern.startsWith("]", end) ? 1 : 0;
        while (end < pattern.length() && pattern.charAt(end) != ']') {
            end = afterClassPart(end);
        }
        single(end + 1 - position);
    }

    private int afterClassPart(int start) {
        if (pattern.startsWith("[:", start)) {
            int close = pattern.indexOf(":]", start + 2);
            return close < 0 ? start + 1 : close + 2;
        }
        return pattern.charAt(start) == '\\' ? start + 2 : start + 1;
    }

    private void skipEscape() {
        if (pattern.startsWith("\\Q", position)) {
            int end = pattern.indexOf("\\E", position);
            single(end < 0 ? pattern.length() - position : end + 2 - position);
        } else if (pattern.startsWith("{", position + 2) && "pPx".indexOf(pattern.charAt(position + 1)) >= 0) {
            int end = pattern.indexOf('}', position);
            single(end < 0 ? pattern.length() - position : end + 1 - position);
        } else {
            single(2);
        }
    }

    private void single(int length) {
        position += length;
        last = 1;
    }
}
