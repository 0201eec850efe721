package io.connectors.crds.template.function.regex;

import io.connectors.crds.template.budget.Budget;
import io.connectors.crds.template.value.Bytes;

/**
 * A byte string as the text that is searched, with the way back. An invalid byte is searched as U+FFFD, but a section of
 * the subject gives the byte that was there.
 */
final class Subject {
    private static final long SIZE_PER_BYTE = 6;
    private static final char REPLACEMENT = '\uFFFD';

    private final String bytes;
    private final String text;

    /** Where each char of the text begins in the bytes, then the number of bytes; empty when both are the same. */
    private final int[] offsets;

    private Subject(String bytes, String text, int[] offsets) {
        this.bytes = bytes;
        this.text = text;
        this.offsets = offsets;
    }

    static Subject of(String bytes, Budget budget) {
        budget.steps(bytes.length());
        if (bytes.chars().allMatch(octet -> octet < 0x80)) {
            return new Subject(bytes, bytes, new int[0]);
        }
        budget.requires(SIZE_PER_BYTE * bytes.length());
        StringBuilder text = new StringBuilder(bytes.length());
        int[] offsets = new int[bytes.length() + 1];
        for (int i = 0; i < bytes.length(); ) {
            int rune = Bytes.runeAt(bytes, i);
            offsets[text.length()] = i;
            if (rune < 0) {
                text.append(REPLACEMENT);
            } else {
                text.appendCodePoint(rune);
            }
            i += Bytes.width(rune);
        }
        offsets[text.length()] = bytes.length();
        return new Subject(bytes, text.toString(), offsets);
    }

    String text() {
        return text;
    }

    /** Returns the bytes between two places in the text. */
    String section(int start, int end) {
        return offsets.length == 0 ? bytes.substring(start, end) : bytes.substring(offsets[start], offsets[end]);
    }
}
