package io.connectors.bench.target;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.HashSet;
import java.util.List;
import org.junit.jupiter.api.Test;

class FreePortsTest {

    @Test
    void leavesOutAPortThatIsTaken() throws IOException {
        int next = FreePorts.pick(1).getFirst() + 1;
        try (var _ = new ServerSocket(next, 1, InetAddress.getLoopbackAddress())) {
            assertThat(FreePorts.pick(3)).doesNotContain(next);
        }
    }

    @Test
    void beginsARowAfterAPortThatIsTaken() throws IOException {
        int taken = FreePorts.pick(1).getFirst() + 3;
        try (var _ = new ServerSocket(taken, 1, InetAddress.getLoopbackAddress())) {
            assertThat(FreePorts.row(5)).isGreaterThan(taken);
        }
    }

    @Test
    void givesNoPortTwice() {
        var ports = new HashSet<>(FreePorts.pick(3));
        int row = FreePorts.row(2);

        ports.addAll(List.of(row, row + 1));
        ports.addAll(FreePorts.pick(2));

        assertThat(ports).hasSize(7);
    }
}
