package io.connectors.crds.template.function;

import io.connectors.crds.template.function.unicode.Letters;
import io.connectors.crds.template.value.Bytes;

/**
 * Lower-case words with a separator: {@code HTTPServer} is {@code http_server}. A number belongs to the word before it
 * ({@code Bld4Floor} is {@code bld4_floor}) unless small letters follow ({@code HTTP2xx} is {@code http_2xx}).
 */
final class SeparatedWords {
    private final Words words;
    private final int separator;
    private final StringBuilder out = new StringBuilder();

    private SeparatedWords(String text, int separator) {
        this.words = new Words(text);
        this.separator = separator;
    }

    static String of(String text, int separator) {
        return new SeparatedWords(text, separator).write();
    }

    private String write() {
        words.advance();
        while (words.hasRest()) {
            Words.Kind before = words.kind();
            append(before, words.word());
            words.advance();
            switch (before) {
                case NUMBER -> appendTailOfNumber();
                case CONNECTOR, PUNCTUATION -> {}
                case INVALID, CAPITALS, LETTERS, OTHER -> separateFromWord();
            }
        }
        append(words.kind(), words.word());
        return out.toString();
    }

    private void appendTailOfNumber() {
        while (words.kind() == Words.Kind.LETTERS || words.kind() == Words.Kind.NUMBER) {
            append(words.kind(), words.word());
            words.advance();
        }
        if (words.kind() != Words.Kind.INVALID) {
            separateUnlessSeparated();
        }
    }

    private void separateFromWord() {
        if (words.kind() != Words.Kind.NUMBER) {
            separateUnlessSeparated();
            return;
        }
        if (!words.hasRest()) {
            return;
        }
        String number = words.word();
        words.advance();
        if (words.kind() == Words.Kind.LETTERS) {
            Bytes.appendRune(out, separator);
            append(Words.Kind.NUMBER, number);
            appendTailOfNumber();
        } else {
            append(Words.Kind.NUMBER, number);
            separateUnlessSeparated();
        }
    }

    private void separateUnlessSeparated() {
        if (words.kind() != Words.Kind.CONNECTOR && words.kind() != Words.Kind.PUNCTUATION) {
            Bytes.appendRune(out, separator);
        }
    }

    private void append(Words.Kind kind, String word) {
        if (kind != Words.Kind.CAPITALS && kind != Words.Kind.CONNECTOR) {
            out.append(word);
            return;
        }
        out.append(Runes.map(word, rune -> {
            if (CamelCase.isConnector(rune)) {
                return separator;
            }
            return Letters.isUpper(rune) ? Letters.toLower(rune) : rune;
        }));
    }
}
