package io.connectors.bench.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class WrkResultTest {

    @Test
    void readsTheLineAmongThoseOfWrk() {
        Load load = WrkResult.parse("""
                Running 2s test @ http://127.0.0.1:1/1k
                  1 threads and 32 connections
                Requests/sec:  12.00
                measured requests=20000 micros=2000000 bytes=20971520 failed=3 p50=1500 p99=9000
                """);

        assertThat(load.requestsPerSecond()).isEqualTo(10_000);
        assertThat(load.mibPerSecond()).isEqualTo(10);
        assertThat(load.failed()).isEqualTo(3);
        assertThat(load.p50()).isEqualTo(Duration.ofMillis(1).plusNanos(500_000));
        assertThat(load.p99()).isEqualTo(Duration.ofMillis(9));
    }

    @Test
    void saysWhatWrkSaidWhenItDidNotMeasure() {
        assertThatIllegalStateException()
                .isThrownBy(() -> WrkResult.parse("unable to connect to 127.0.0.1:1 Connection refused\n"))
                .withMessageContaining("Connection refused");
    }
}
