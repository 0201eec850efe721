package io.connectors.bench.report;

import io.connectors.bench.measure.Metric;
import io.connectors.bench.measure.Sample;
import io.connectors.bench.measure.Samples;
import io.connectors.bench.measure.Series;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Results as Markdown. */
public final class Table {
    private final Samples samples;
    private final String ours;

    /**
     * Takes results that are complete.
     *
     * @param ours name of the target that is judged
     */
    public Table(Samples samples, String ours) {
        this.samples = samples;
        this.ours = ours;
    }

    /** Returns the bars that this run says something about, met or not. */
    public String bars() {
        List<String> lines = new ArrayList<>();
        lines.add("| case | metric | against | measured | spread | first bar | aim | reached |");
        lines.add("|---|---|---|---|---|---|---|---|");
        for (Bar bar : Bars.all()) {
            bar.measured(samples, ours).ifPresent(series -> lines.add(row(bar, series)));
        }
        return String.join("\n", lines) + "\n";
    }

    /** Returns all medians: a row for each case and metric, a column for each target. */
    public String medians() {
        List<String> targets = samples.all().stream()
                .map(Sample::target)
                .distinct()
                .sorted(this::oursFirst)
                .toList();
        List<String> lines = new ArrayList<>();
        lines.add("| case | metric | " + String.join(" | ", targets) + " |");
        lines.add("|---|---|" + "---|".repeat(targets.size()));
        samples.all().stream()
                .map(sample -> new Row(sample.workload(), sample.metric()))
                .distinct()
                .filter(row -> row.metric() != Metric.FAILED || anyFailed(row.workload()))
                .map(row -> row(row, targets))
                .forEach(lines::add);
        return String.join("\n", lines) + "\n";
    }

    private record Row(String workload, Metric metric) {}

    private boolean anyFailed(String workload) {
        return samples.all().stream()
                .anyMatch(sample ->
                        sample.workload().equals(workload) && sample.metric() == Metric.FAILED && sample.value() > 0);
    }

    private String row(Row row, List<String> targets) {
        String unit = row.metric().unit().isEmpty() ? "" : ", " + row.metric().unit();
        String cells = targets.stream()
                .map(target -> samples.of(row.workload(), row.metric(), target)
                        .map(series -> number(series.median()))
                        .orElse(""))
                .collect(Collectors.joining(" | "));
        return "| %s | %s%s | %s |".formatted(row.workload(), row.metric().label(), unit, cells);
    }

    private static String row(Bar bar, Series series) {
        return "| %s | %s | %s | %s | %s to %s | %s %s | %s %s | %s |"
                .formatted(
                        bar.workload(),
                        bar.metric().label(),
                        bar.peer().isEmpty() ? bar.metric().unit() : "÷ " + bar.peer(),
                        number(series.median()),
                        number(series.low()),
                        number(series.high()),
                        bar.sense().sign(),
                        number(bar.first()),
                        bar.sense().sign(),
                        number(bar.aim()),
                        bar.judge(series).text());
    }

    private int oursFirst(String one, String other) {
        return one.equals(ours) == other.equals(ours) ? one.compareTo(other) : one.equals(ours) ? -1 : 1;
    }

    /** Writes three significant digits: more would claim too much. */
    static String number(double value) {
        double size = Math.abs(value);
        String format = size >= 100 || value == Math.rint(value) ? "%,.0f" : size >= 10 ? "%.1f" : "%.2f";
        return String.format(Locale.ROOT, format, value);
    }
}
