package io.connectors.bench.report;

/** The page of the documentation: what stands between two marks is made by a run, the rest is written by hand. */
public final class PerformancePage {
    private static final String BEGIN = "<!-- results: begin -->";
    private static final String END = "<!-- results: end -->";

    private PerformancePage() {}

    /** Returns the page with other results. */
    public static String with(String page, String results) {
        int begin = page.indexOf(BEGIN);
        int end = page.indexOf(END);
        if (begin < 0 || end < begin) {
            throw new IllegalArgumentException("The page has no place for results: " + BEGIN + " and " + END);
        }
        return page.substring(0, begin + BEGIN.length()) + "\n" + results + page.substring(end);
    }
}
