package io.connectors.crds.template.function;

import io.connectors.crds.template.value.Bytes;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntPredicate;
import java.util.function.IntUnaryOperator;

/** Byte strings as sequences of code points; an invalid byte counts as U+FFFD. */
final class Runes {
    static final int REPLACEMENT = 0xFFFD;

    private Runes() {}

    /** Reads the code point at an index. */
    static int at(String bytes, int index) {
        int rune = Bytes.runeAt(bytes, index);
        return rune < 0 ? REPLACEMENT : rune;
    }

    /** Returns the index behind the code point at an index. */
    static int next(String bytes, int index) {
        return index + Bytes.width(Bytes.runeAt(bytes, index));
    }

    /** Returns the index of the code point that ends at an index. */
    static int previous(String bytes, int end) {
        for (int start = Math.max(0, end - 4); start < end; start++) {
            if (Bytes.runeAt(bytes, start) >= 0 && next(bytes, start) == end) {
                return start;
            }
        }
        return end - 1;
    }

    /** Replaces each code point; invalid bytes become valid U+FFFD. */
    static String map(String bytes, IntUnaryOperator mapping) {
        StringBuilder mapped = new StringBuilder(bytes.length());
        for (int i = 0; i < bytes.length(); i = next(bytes, i)) {
            Bytes.appendRune(mapped, mapping.applyAsInt(at(bytes, i)));
        }
        return mapped.toString();
    }

    /** Removes matching code points from both ends. */
    static String trim(String bytes, IntPredicate removed) {
        int start = 0;
        while (start < bytes.length() && removed.test(at(bytes, start))) {
            start = next(bytes, start);
        }
        int end = bytes.length();
        while (end > start && removed.test(at(bytes, previous(bytes, end)))) {
            end = previous(bytes, end);
        }
        return bytes.substring(start, end);
    }

    /** Cuts a text into its code points, at most so many pieces; the last takes the rest. */
    static List<String> explode(String bytes, long limit) {
        List<String> pieces = new ArrayList<>();
        int start = 0;
        while (start < bytes.length() && pieces.size() < limit - 1) {
            int end = next(bytes, start);
            pieces.add(bytes.substring(start, end));
            start = end;
        }
        if (start < bytes.length()) {
            pieces.add(bytes.substring(start));
        }
        return pieces;
    }
}
