package io.connectors.liberty.demo;

import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * How one run of {@code git} ended.
 *
 * @param output what it printed
 * @param trace what it sent and received, headers unhidden
 */
record GitResult(int exitCode, String output, String trace) {

    private static final Pattern STATUS = Pattern.compile("<= Recv header: HTTP/[0-9.]+ ([0-9]{3})");

    /** Returns the status codes of the answers, in order. */
    List<Integer> statuses() {
        return STATUS.matcher(trace)
                .results()
                .map(MatchResult::group)
                .map(line -> Integer.valueOf(line.substring(line.length() - 3)))
                .toList();
    }

    boolean succeeded() {
        return exitCode == 0;
    }

    /** Says whether the server refused, with this status and nothing else. */
    boolean refusedWith(int status) {
        return exitCode != 0 && !statuses().isEmpty() && statuses().stream().allMatch(each -> each == status);
    }
}
