package io.connectors.bench.measure;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Stream;

/** All numbers of a run. Ratios are taken within a round, where both sides had the same machine. */
public final class Samples {
    private final List<Sample> samples = new ArrayList<>();

    public void add(Sample sample) {
        samples.add(sample);
    }

    public List<Sample> all() {
        return List.copyOf(samples);
    }

    /** Returns the numbers of one target; empty when it was not measured. */
    public Optional<Series> of(String workload, Metric metric, String target) {
        List<Double> values =
                matching(workload, metric, target).map(Sample::value).toList();
        return values.isEmpty() ? Optional.empty() : Optional.of(new Series(values));
    }

    /** Returns one target's numbers divided by another's of the same round; a round that lacks either side does not count. */
    public Optional<Series> ratio(String workload, Metric metric, String target, String peer) {
        List<Double> ratios = new ArrayList<>();
        matching(workload, metric, target)
                .forEach(ours -> matching(workload, metric, peer)
                        .filter(theirs -> theirs.round() == ours.round() && theirs.value() > 0)
                        .forEach(theirs -> ratios.add(ours.value() / theirs.value())));
        return ratios.isEmpty() ? Optional.empty() : Optional.of(new Series(ratios));
    }

    /** Returns the number of one round, if there is one. */
    public OptionalDouble in(int round, String workload, Metric metric, String target) {
        return matching(workload, metric, target)
                .filter(sample -> sample.round() == round)
                .mapToDouble(Sample::value)
                .findFirst();
    }

    private Stream<Sample> matching(String workload, Metric metric, String target) {
        return samples.stream()
                .filter(sample -> sample.metric() == metric
                        && sample.workload().equals(workload)
                        && sample.target().equals(target));
    }
}
