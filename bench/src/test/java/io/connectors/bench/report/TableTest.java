package io.connectors.bench.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.connectors.bench.measure.Metric;
import io.connectors.bench.measure.Sample;
import io.connectors.bench.measure.Samples;
import org.junit.jupiter.api.Test;

class TableTest {

    private final Samples samples = new Samples();

    @Test
    void holdsRatiosAgainstTheirBars() {
        throughput(0.95, 1);

        assertThat(new Table(samples, "connectors").bars())
                .contains("| reverse-32 | throughput | ÷ nginx | 0.95 | 0.95 to 0.95 | ≥ 0.60 | ≥ 0.90 | aim |");
    }

    @Test
    void saysPlainlyWhatWasMissed() {
        throughput(0.5, 1);

        assertThat(new Table(samples, "connectors").bars()).contains("| **missed** |");
    }

    @Test
    void leavesOutBarsOfWhichNothingIsKnown() {
        throughput(0.5, 1);

        assertThat(new Table(samples, "connectors").bars()).doesNotContain("streams", "caddy");
    }

    @Test
    void holdsPlainNumbersAgainstBarsThatStandForThemselves() {
        samples.add(new Sample("streams", "connectors", Metric.GROWTH, 1, 4.5));

        assertThat(new Table(samples, "connectors").bars())
                .contains("| streams | RSS growth | MiB | 4.50 | 4.50 to 4.50 | ≤ 10 | ≤ 2 | first bar |");
    }

    @Test
    void showsMediansWithOursInFront() {
        throughput(1234.4, 20);

        assertThat(new Table(samples, "connectors").medians()).isEqualTo("""
                        | case | metric | connectors | nginx |
                        |---|---|---|---|
                        | reverse-32 | throughput, /s | 1,234 | 20 |
                        """);
    }

    @Test
    void mentionsFailuresOnlyWhereThereAreAny() {
        samples.add(new Sample("latency", "connectors", Metric.FAILED, 1, 0));
        samples.add(new Sample("streams", "connectors", Metric.FAILED, 1, 2));

        assertThat(new Table(samples, "connectors").medians())
                .contains("| streams | failed | 2 |")
                .doesNotContain("latency");
    }

    private void throughput(double ours, double peer) {
        samples.add(new Sample("reverse-32", "nginx", Metric.THROUGHPUT, 1, peer));
        samples.add(new Sample("reverse-32", "connectors", Metric.THROUGHPUT, 1, ours));
    }
}
