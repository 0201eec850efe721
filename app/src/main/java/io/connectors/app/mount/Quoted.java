package io.connectors.app.mount;

import java.util.Collection;
import java.util.stream.Collectors;

/** Words of the Pod's or the class's author as they stand in messages: short, and on one line. */
final class Quoted {
    private static final int MAX_LENGTH = 100;
    private static final int MAX_WORDS = 20;

    private Quoted() {}

    static String word(String word) {
        String shown = word.length() > MAX_LENGTH ? word.substring(0, MAX_LENGTH) + "…" : word;
        return '"' + shown.replaceAll("\\p{Cntrl}", "?") + '"';
    }

    static String list(Collection<String> words) {
        String shown = words.stream().limit(MAX_WORDS).map(Quoted::word).collect(Collectors.joining(", "));
        return words.size() > MAX_WORDS ? shown + " and " + (words.size() - MAX_WORDS) + " more" : shown;
    }
}
