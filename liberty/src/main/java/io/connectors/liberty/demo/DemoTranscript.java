package io.connectors.liberty.demo;

import java.io.PrintStream;
import java.util.List;

/** Prints what the demo shows: one numbered line a step, and below it what was seen. */
final class DemoTranscript {

    private final PrintStream out;
    private int steps;

    DemoTranscript(PrintStream out) {
        this.out = out;
    }

    void step(String what, String outcome, List<String> seen) {
        steps++;
        out.println("%d. %-48s %s".formatted(steps, what, outcome).stripTrailing());
        seen.forEach(line -> out.println("     " + line));
    }
}
