package io.connectors.app.probe;

/** Makes text of a class fit for a message. */
final class Printable {
    private Printable() {}

    static String of(String text) {
        return text.replaceAll("[^\\x21-\\x7e]", "?");
    }
}
