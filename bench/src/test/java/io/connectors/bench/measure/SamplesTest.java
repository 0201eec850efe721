package io.connectors.bench.measure;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class SamplesTest {

    private final Samples samples = new Samples();

    @Test
    void dividesWithinARoundAndTakesTheMiddleOfTheRatios() {
        round(1, 50, 100);
        round(2, 10, 10);
        round(3, 90, 100);

        Series ratio = samples.ratio("w", Metric.THROUGHPUT, "ours", "peer").orElseThrow();

        assertThat(ratio.median()).isEqualTo(0.9);
        assertThat(ratio.low()).isEqualTo(0.5);
        assertThat(ratio.high()).isEqualTo(1);
    }

    @Test
    void leavesOutARoundInWhichThePeerDidNothing() {
        round(1, 50, 0);
        round(2, 50, 100);

        assertThat(samples.ratio("w", Metric.THROUGHPUT, "ours", "peer").orElseThrow())
                .isEqualTo(new Series(List.of(0.5)));
    }

    @Test
    void hasNoRatioToAPeerThatWasNotMeasured() {
        round(1, 50, 100);

        assertThat(samples.ratio("w", Metric.THROUGHPUT, "ours", "other")).isEmpty();
        assertThat(samples.ratio("w", Metric.CPU, "ours", "peer")).isEmpty();
    }

    @Test
    void takesTheMeanOfTheTwoInTheMiddle() {
        assertThat(new Series(List.of(4.0, 1.0, 2.0, 3.0)).median()).isEqualTo(2.5);
    }

    private void round(int round, double ours, double peer) {
        samples.add(new Sample("w", "ours", Metric.THROUGHPUT, round, ours));
        samples.add(new Sample("w", "peer", Metric.THROUGHPUT, round, peer));
    }
}
