package io.connectors.app.reconcile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class BackOffTest {
    private static final BackOff PROBES = new BackOff(Duration.ofSeconds(30), Duration.ofMinutes(5));

    @Test
    void doublesUpToTheLongestDelay() {
        var delays = IntStream.rangeClosed(1, 6).mapToObj(PROBES::delay).map(Duration::toSeconds);

        assertThat(delays).containsExactly(30L, 60L, 120L, 240L, 300L, 300L);
    }

    @Test
    void staysAtTheLongestDelayAfterManyFailures() {
        assertThat(PROBES.delay(Integer.MAX_VALUE)).isEqualTo(Duration.ofMinutes(5));
    }

    @Test
    void refusesADelayThatWouldMakeABusyLoop() {
        assertThatThrownBy(() -> new BackOff(Duration.ZERO, Duration.ofMinutes(5)))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
