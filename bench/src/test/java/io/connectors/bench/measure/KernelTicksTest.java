package io.connectors.bench.measure;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class KernelTicksTest {

    @Test
    void addsOwnTimeAndThatOfChildrenThatEnded() {
        String stat = "42 (a name) S) S 1 42 42 0 -1 4194560 1 2 3 4 100 20 3 4 20 0 1 0 99 1 2";

        assertThat(KernelTicks.ofStat(stat)).isEqualTo(127);
        assertThat(KernelTicks.duration(127)).isEqualTo(Duration.ofMillis(1270));
    }

    @Test
    void countsNothingForAProcessThatIsGone() {
        assertThat(KernelTicks.ofStat("")).isZero();
        assertThat(Resident.kib("")).isZero();
    }

    @Test
    void readsTheResidentSize() {
        assertThat(Resident.kib("Name:\tjava\nVmHWM:\t  900 kB\nVmRSS:\t  12345 kB\n"))
                .isEqualTo(12_345);
    }

    @Test
    void seesThisProcess() {
        var self = new ProcessTree(List.of(ProcessHandle.current()));

        assertThat(self.cpuTime()).isPositive();
        assertThat(self.residentKib()).isPositive();
    }
}
