package io.connectors.crds.template.function;

import io.connectors.crds.template.function.unicode.Letters;
import java.util.function.IntPredicate;

/**
 * Cuts a text into runs of one kind of characters, as the library behind {@code snakecase} does: {@code HTTPServer} is
 * {@code HTTP} and {@code Server}. Invalid bytes belong to the valid character behind them.
 */
final class Words {
    private final String text;
    private int start;
    private int end;
    private Kind kind = Kind.INVALID;

    /** What a word is made of. */
    enum Kind {
        /** No word, or nothing but invalid bytes. */
        INVALID,
        NUMBER,
        CAPITALS,
        LETTERS,
        CONNECTOR,
        PUNCTUATION,
        /** Symbols, also characters of scripts without words. */
        OTHER
    }

    Words(String text) {
        this.text = text;
    }

    /** Moves to the next word; behind the last one the kind is {@link Kind#INVALID} and the word empty. */
    void advance() {
        start = end;
        int first = validRune(start, Runes.REPLACEMENT);
        end = behindValidRune(start);
        kind = start == end || first == Runes.REPLACEMENT ? Kind.INVALID : kindOf(first);
        switch (kind) {
            case INVALID -> {}
            case CONNECTOR -> takeWhile(first, CamelCase::isConnector);
            case PUNCTUATION -> takeWhile(first, Letters::isPunctuation);
            case CAPITALS -> takeCapitals(first);
            case LETTERS -> takeWhile(first, Words::isSmall);
            case NUMBER -> takeWhile(first, Letters::isNumber);
            case OTHER -> takeWhile(first, rune -> kindOf(rune) == Kind.OTHER);
        }
    }

    Kind kind() {
        return kind;
    }

    String word() {
        return text.substring(start, end);
    }

    boolean hasRest() {
        return end < text.length();
    }

    private void takeCapitals(int first) {
        if (!hasRest()) {
            return;
        }
        int second = validRune(end, first);
        if (!Letters.isUpper(second)) {
            takeWhile(first, Words::isSmall);
            return;
        }
        int lastStart = end;
        int rune = second;
        while (hasRest() && Letters.isUpper(rune)) {
            lastStart = end;
            end = behindValidRune(end);
            if (hasRest()) {
                rune = validRune(end, rune);
            }
        }
        if (hasRest() && isAlphabetic(rune)) {
            // The last capital begins the next word.
            end = lastStart;
        }
    }

    private void takeWhile(int first, IntPredicate belongs) {
        int rune = first;
        while (hasRest()) {
            rune = validRune(end, rune);
            if (!belongs.test(rune)) {
                return;
            }
            end = behindValidRune(end);
        }
    }

    /** Reads the next valid code point; what is given instead when there is none. */
    private int validRune(int from, int otherwise) {
        for (int i = from; i < text.length(); i = Runes.next(text, i)) {
            if (Runes.at(text, i) != Runes.REPLACEMENT) {
                return Runes.at(text, i);
            }
        }
        return otherwise;
    }

    private int behindValidRune(int from) {
        int i = from;
        while (i < text.length() && Runes.at(text, i) == Runes.REPLACEMENT) {
            i = Runes.next(text, i);
        }
        return i < text.length() ? Runes.next(text, i) : i;
    }

    private static Kind kindOf(int rune) {
        if (CamelCase.isConnector(rune)) {
            return Kind.CONNECTOR;
        }
        if (Letters.isPunctuation(rune)) {
            return Kind.PUNCTUATION;
        }
        if (Letters.isUpper(rune)) {
            return Kind.CAPITALS;
        }
        if (isAlphabetic(rune)) {
            return Kind.LETTERS;
        }
        return Letters.isNumber(rune) ? Kind.NUMBER : Kind.OTHER;
    }

    private static boolean isSmall(int rune) {
        return isAlphabetic(rune) && !Letters.isUpper(rune);
    }

    /** Chinese characters are letters, but do not make words with others. */
    private static boolean isAlphabetic(int rune) {
        boolean chinese = (rune >= 0x3400 && rune <= 0x4D85)
                || (rune >= 0x4E00 && rune <= 0x9FCC)
                || (rune >= 0x20000 && rune <= 0x2B81D);
        return Letters.isLetter(rune) && !chinese;
    }
}
