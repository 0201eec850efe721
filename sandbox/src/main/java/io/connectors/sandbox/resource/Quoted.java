package io.connectors.sandbox.resource;

import java.util.Collection;
import java.util.stream.Collectors;

/** Quotes values the way a real API server's messages do. */
public final class Quoted {

    private Quoted() {}

    /** Returns {@code "text"}. */
    public static String text(String text) {
        return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
    }

    /** Returns {@code ["one" "two"]}. */
    public static String list(Collection<String> texts) {
        return texts.stream().map(Quoted::text).collect(Collectors.joining(" ", "[", "]"));
    }
}
