package io.connectors.crds.template.function;

/** Texts cut to a width, with dots where something is missing. Counts bytes. */
final class Abbreviation {
    private static final String DOTS = "...";

    private Abbreviation() {}

    /**
     * Shortens a text to a width, at least 4.
     *
     * @param offset of a byte that should stay; above 4 the start is cut as well, and the width must be at least 7
     */
    static String of(String text, long offset, long width) {
        if (text.length() <= width) {
            return text;
        }
        int kept = (int) width - DOTS.length();
        int left = (int) Math.min(Math.max(offset, 0), text.length());
        if (text.length() - left < kept) {
            left = text.length() - kept;
        }
        if (left <= 4) {
            return text.substring(0, kept) + DOTS;
        }
        if (left + kept < text.length()) {
            return DOTS + of(text.substring(left), 0, kept);
        }
        return DOTS + text.substring(text.length() - kept);
    }
}
