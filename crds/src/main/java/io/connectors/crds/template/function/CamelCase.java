package io.connectors.crds.template.function;

import io.connectors.crds.template.function.unicode.Letters;
import io.connectors.crds.template.value.Bytes;

/** Words joined without separator, each with a capital: {@code http_server} is {@code HttpServer}. */
final class CamelCase {
    private CamelCase() {}

    static String of(String text) {
        StringBuilder camel = new StringBuilder(text.length());
        int index = 0;
        int last = 0;
        while (index < text.length() && isConnector(Runes.at(text, index))) {
            last = Runes.at(text, index);
            Bytes.appendRune(camel, last);
            index = Runes.next(text, index);
        }
        if (index == text.length()) {
            // The engine writes the last one of nothing but connectors twice.
            if (index > 0) {
                Bytes.appendRune(camel, last);
            }
            return camel.toString();
        }
        int first = Runes.at(text, index);
        appendWords(camel, first, text, Runes.next(text, index));
        return camel.toString();
    }

    /** Appends the words, one code point late: whether a connector is written depends on what follows. */
    private static void appendWords(StringBuilder camel, int first, String text, int start) {
        int pending = Letters.toUpper(first);
        boolean inCapitals = Letters.isUpper(first);
        for (int index = start; index < text.length(); index = Runes.next(text, index)) {
            int rune = Runes.at(text, index);
            if (isConnector(pending) && !isConnector(rune)) {
                inCapitals = Letters.isUpper(rune);
                pending = Letters.toUpper(rune);
                continue;
            }
            Bytes.appendRune(camel, pending);
            if (isConnector(pending)) {
                pending = rune;
            } else {
                inCapitals = inCapitals && Letters.isUpper(rune);
                pending = inCapitals ? Letters.toLower(rune) : rune;
            }
        }
        Bytes.appendRune(camel, pending);
    }

    static boolean isConnector(int rune) {
        return rune == '-' || rune == '_' || Letters.isSpace(rune);
    }
}
