package io.connectors.bench.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.connectors.bench.measure.Metric;
import io.connectors.bench.measure.Sample;
import io.connectors.bench.measure.Samples;
import org.junit.jupiter.api.Test;

class JsonReportTest {

    @Test
    void givesTheRatioToEachPeerAndThePlainNumber() {
        var samples = new Samples();
        samples.add(new Sample("latency", "connectors", Metric.P99, 1, 300));
        samples.add(new Sample("latency", "nginx", Metric.P99, 1, 200));

        assertThat(JsonReport.of(samples, "connectors").replaceAll("\\s", ""))
                .isEqualTo(
                        "[{\"case\":\"latency\",\"metric\":\"p99\",\"peer\":\"\",\"ratio\":300.0,\"low\":300.0,\"high\":300.0,\"rounds\":1},"
                                + "{\"case\":\"latency\",\"metric\":\"p99\",\"peer\":\"nginx\",\"ratio\":1.5,\"low\":1.5,\"high\":1.5,\"rounds\":1}]");
    }
}
