package io.connectors.bench.report;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.connectors.bench.measure.Metric;
import io.connectors.bench.measure.Sample;
import io.connectors.bench.measure.Samples;
import io.connectors.bench.measure.Series;
import java.util.List;

/** Results for programs: ratios to peers, and the plain number where the peer is empty. */
public final class JsonReport {
    private static final ObjectMapper JSON = new ObjectMapper();

    private JsonReport() {}

    /**
     * Returns an array of results.
     *
     * @param ours name of the target whose numbers are divided by those of the others
     */
    public static String of(Samples samples, String ours) {
        ArrayNode report = JSON.createArrayNode();
        samples.all().stream()
                .filter(sample -> sample.target().equals(ours))
                .map(sample -> new Row(sample.workload(), sample.metric()))
                .distinct()
                .forEach(row -> add(report, row, samples, ours));
        return report.toPrettyString();
    }

    private record Row(String workload, Metric metric) {}

    private static void add(ArrayNode report, Row row, Samples samples, String ours) {
        samples.of(row.workload(), row.metric(), ours).ifPresent(series -> add(report, row, "", series));
        for (String peer : peers(samples, ours)) {
            samples.ratio(row.workload(), row.metric(), ours, peer).ifPresent(series -> add(report, row, peer, series));
        }
    }

    private static List<String> peers(Samples samples, String ours) {
        return samples.all().stream()
                .map(Sample::target)
                .filter(target -> !target.equals(ours))
                .distinct()
                .sorted()
                .toList();
    }

    private static void add(ArrayNode report, Row row, String peer, Series series) {
        ObjectNode entry = report.addObject();
        entry.put("case", row.workload());
        entry.put("metric", row.metric().label());
        entry.put("peer", peer);
        entry.put("ratio", series.median());
        entry.put("low", series.low());
        entry.put("high", series.high());
        entry.put("rounds", series.rounds());
    }
}
