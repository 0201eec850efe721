package io.connectors.crds.expression;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntUnaryOperator;

/** Functions on texts. Positions and lengths count Unicode code points. */
final class Texts {
    private Texts() {}

    /** Orders by code point, which UTF-16 does not. */
    static int compare(String left, String right, Budget budget) {
        int common = Math.min(left.length(), right.length());
        budget.spendReading(common);
        for (int i = 0; i < common; i++) {
            char a = left.charAt(i);
            char b = right.charAt(i);
            if (a != b) {
                boolean bothInPairs = Character.isSurrogate(a) == Character.isSurrogate(b);
                return bothInPairs ? Character.compare(a, b) : Character.isSurrogate(a) ? 1 : -1;
            }
        }
        return Integer.compare(left.length(), right.length());
    }

    static Object charAt(String text, long index) {
        int[] points = points(text);
        if (index < 0 || index > points.length) {
            return outOfRange();
        }
        return index == points.length ? "" : Character.toString(points[(int) index]);
    }

    static Object indexOf(String text, String wanted, long from, Budget budget) {
        if (from < 0) {
            return outOfRange();
        }
        int[] points = points(text);
        int[] part = points(wanted);
        if (part.length == 0) {
            return Math.min(from, points.length);
        }
        for (long i = from; i <= points.length - part.length; i++) {
            if (matchesAt(points, part, (int) i, budget)) {
                return i;
            }
        }
        return -1L;
    }

    static Object lastIndexOf(String text, String wanted, Budget budget) {
        int length = points(text).length;
        if (wanted.isEmpty()) {
            return (long) length;
        }
        if (length == 0) {
            return -1L;
        }
        return lastIndexOf(text, wanted, length - 1L, budget);
    }

    static Object lastIndexOf(String text, String wanted, long from, Budget budget) {
        if (from < 0) {
            return outOfRange();
        }
        int[] points = points(text);
        int[] part = points(wanted);
        if (part.length == 0) {
            return Math.min(from, points.length);
        }
        if (from >= points.length) {
            return -1L;
        }
        for (long i = Math.min(from, points.length - part.length); i >= 0; i--) {
            if (matchesAt(points, part, (int) i, budget)) {
                return i;
            }
        }
        return -1L;
    }

    private static boolean matchesAt(int[] points, int[] part, int start, Budget budget) {
        int i = 0;
        while (i < part.length && points[start + i] == part[i]) {
            i++;
        }
        budget.spendReading(i);
        return i == part.length;
    }

    static Object substring(String text, long start, long end) {
        int length = text.codePointCount(0, text.length());
        long last = end < 0 ? Long.MAX_VALUE : end;
        if (start < 0 || start > length || end < 0 || last > length || start > last) {
            return outOfRange();
        }
        return text.substring(text.offsetByCodePoints(0, (int) start), text.offsetByCodePoints(0, (int) last));
    }

    static Object substring(String text, long start) {
        return substring(text, start, text.codePointCount(0, text.length()));
    }

    /** Replaces the first {@code limit} places, all when it is negative. An empty text is found between all characters. */
    static Object replace(String text, String old, String replacement, long limit, Budget budget) {
        List<Integer> places = places(text, old, limit);
        budget.spendMaking(text.length() + (long) places.size() * (replacement.length() - (long) old.length()));
        StringBuilder result = new StringBuilder();
        int copied = 0;
        for (int place : places) {
            result.append(text, copied, place).append(replacement);
            copied = place + old.length();
        }
        return result.append(text, copied, text.length()).toString();
    }

    private static List<Integer> places(String text, String wanted, long limit) {
        List<Integer> places = new ArrayList<>();
        int from = 0;
        while (from <= text.length() && (limit < 0 || places.size() < limit)) {
            int place = text.indexOf(wanted, from);
            if (place < 0) {
                break;
            }
            places.add(place);
            from = wanted.isEmpty() ? nextPoint(text, place) : place + wanted.length();
        }
        return places;
    }

    private static int nextPoint(String text, int index) {
        return index < text.length() ? index + Character.charCount(text.codePointAt(index)) : index + 1;
    }

    /** Splits into at most {@code limit} parts, the last one being the rest; into all parts when it is negative. */
    static List<Object> split(String text, String separator, long limit) {
        List<Object> parts = new ArrayList<>();
        if (limit == 0) {
            return parts;
        }
        int from = 0;
        while (limit < 0 || parts.size() < limit - 1) {
            int end = separator.isEmpty()
                    ? Math.min(nextPoint(text, from), text.length())
                    : text.indexOf(separator, from);
            if (end < 0 || (separator.isEmpty() && end >= text.length())) {
                break;
            }
            parts.add(text.substring(from, end));
            from = end + separator.length();
        }
        if (!separator.isEmpty() || from < text.length()) {
            parts.add(text.substring(from));
        }
        return parts;
    }

    static Object join(List<?> list, String separator, Budget budget) {
        long size = 0;
        for (Object element : list) {
            if (!(element instanceof String text)) {
                return Fault.of("join needs a list of strings");
            }
            size += text.length() + separator.length();
        }
        budget.spendMaking(size);
        List<String> texts = list.stream().map(String.class::cast).toList();
        return String.join(separator, texts);
    }

    static String lowerAscii(String text) {
        return mapped(text, c -> c >= 'A' && c <= 'Z' ? c + ('a' - 'A') : c);
    }

    static String upperAscii(String text) {
        return mapped(text, c -> c >= 'a' && c <= 'z' ? c - ('a' - 'A') : c);
    }

    private static String mapped(String text, IntUnaryOperator change) {
        return text.chars()
                .map(change)
                .collect(StringBuilder::new, (all, c) -> all.append((char) c), StringBuilder::append)
                .toString();
    }

    static String trim(String text) {
        int start = 0;
        int end = text.length();
        while (start < end && isSpace(text.charAt(start))) {
            start++;
        }
        while (end > start && isSpace(text.charAt(end - 1))) {
            end--;
        }
        return text.substring(start, end);
    }

    /** Unicode's property White_Space; Java's own notions lack U+0085 or the spaces that do not break. */
    private static boolean isSpace(char c) {
        return (c >= '\t' && c <= '\r') || c == 0x85 || Character.isSpaceChar(c);
    }

    static String quote(String text) {
        StringBuilder quoted = new StringBuilder("\"");
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case 0x07 -> quoted.append("\\a");
                case '\b' -> quoted.append("\\b");
                case '\f' -> quoted.append("\\f");
                case '\n' -> quoted.append("\\n");
                case '\r' -> quoted.append("\\r");
                case '\t' -> quoted.append("\\t");
                case 0x0b -> quoted.append("\\v");
                case '\\' -> quoted.append("\\\\");
                case '"' -> quoted.append("\\\"");
                default -> quoted.append(c);
            }
        }
        return quoted.append('"').toString();
    }

    private static int[] points(String text) {
        return text.codePoints().toArray();
    }

    private static Fault outOfRange() {
        return Fault.of("index out of range");
    }
}
