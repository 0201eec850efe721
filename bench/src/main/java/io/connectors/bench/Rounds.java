package io.connectors.bench;

import io.connectors.bench.measure.Metric;
import io.connectors.bench.measure.Sample;
import io.connectors.bench.measure.Samples;
import io.connectors.bench.target.ConnectorsProxy;
import io.connectors.bench.target.Peers;
import io.connectors.bench.target.Stage;
import io.connectors.bench.workload.Value;
import io.connectors.bench.workload.Workload;
import java.io.IOException;
import java.io.PrintStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;

/** Does each workload to each target in turn, in another order each round: whatever else the machine does meets them all. */
final class Rounds {
    private static final Duration MOMENT = Duration.ofSeconds(1);

    private final Stage stage;
    private final PrintStream out;
    private final Samples samples = new Samples();
    private final List<String> problems = new ArrayList<>();

    Rounds(Stage stage, PrintStream out) {
        this.stage = stage;
        this.out = out;
    }

    /**
     * How long.
     *
     * @param warming of our proxy before the first round, for each workload: a JVM compiles what it does often
     */
    record Times(int rounds, Duration each, Duration warming) {}

    Samples run(List<Workload> workloads, Times times) throws InterruptedException {
        for (Workload workload : workloads) {
            if (workload.isRepeated()) {
                out.println("Warming up: " + workload.name());
                for (String name : workload.targets()) {
                    values(workload, name, name.equals(ConnectorsProxy.NAME) ? times.warming() : MOMENT);
                }
            }
        }
        for (int round = 1; round <= times.rounds(); round++) {
            for (Workload workload : workloads) {
                if (workload.isRepeated() || round == times.rounds()) {
                    out.printf("Round %d of %d: %s%n", round, times.rounds(), workload.name());
                    measure(workload, round, times.each());
                }
            }
        }
        return samples;
    }

    /** What could not be measured, and why. */
    List<String> problems() {
        return List.copyOf(problems);
    }

    private void measure(Workload workload, int round, Duration time) throws InterruptedException {
        List<String> names = new ArrayList<>(workload.targets());
        Collections.shuffle(names, new Random(round));
        for (String name : names) {
            List<Value> values = values(workload, name, time);
            values.forEach(
                    value -> samples.add(new Sample(workload.name(), name, value.metric(), round, value.value())));
            out.printf("  %-12s %s%n", name, spell(values));
        }
        addLatencies(workload, round);
    }

    /** One failure must not cost the results of an hour. */
    private List<Value> values(Workload workload, String target, Duration time) throws InterruptedException {
        try {
            return workload.measure(stage.target(target), time);
        } catch (IOException | IllegalStateException e) {
            problems.add("%s of %s was not measured: %s".formatted(workload.name(), target, e.getMessage()));
            return List.of();
        }
    }

    /** Where the tool was asked without a proxy as well, a proxy is charged with the difference only. */
    private void addLatencies(Workload workload, int round) {
        samples.in(round, workload.name(), Metric.P50, Peers.DIRECT).ifPresent(direct -> {
            for (String name : workload.targets()) {
                samples.in(round, workload.name(), Metric.P50, name)
                        .ifPresent(p50 ->
                                samples.add(new Sample(workload.name(), name, Metric.ADDED_P50, round, p50 - direct)));
            }
        });
    }

    private static String spell(List<Value> values) {
        return values.stream()
                .filter(value -> value.metric() != Metric.FAILED || value.value() > 0)
                .map(value -> "%s %,.1f%s"
                        .formatted(
                                value.metric().label(),
                                value.value(),
                                value.metric().unit()))
                .collect(Collectors.joining(", "));
    }
}
