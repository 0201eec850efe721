package io.connectors.liberty.launch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.connectors.liberty.launch.Ports.Listener;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PortsTest {

    @Test
    void hasTheDocumentedPortsWithoutVariables() {
        assertThat(all(Ports.fromEnvironment(Map.of()))).containsExactly(8080, 8443, 3128, 9443, 9080, 16443);
    }

    @Test
    void movesEveryPortWithTheBase() {
        var ports = Ports.fromEnvironment(Map.of("CONNECTORS_PORT_BASE", "21000"));

        assertThat(all(ports)).containsExactly(21000, 21001, 21002, 21003, 21004, 21005);
    }

    @Test
    void letsASinglePortWinOverTheBase() {
        var ports = Ports.fromEnvironment(Map.of("CONNECTORS_PORT_BASE", "21000", "CONNECTORS_CONTROL_PORT", "9999"));

        assertThat(ports.of(Listener.CONTROL)).isEqualTo(9999);
        assertThat(ports.of(Listener.PROXY)).isEqualTo(21000);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "0", "-1", "65536", "web"})
    void refusesWhatIsNoPort(String value) {
        assertThatThrownBy(() -> Ports.fromEnvironment(Map.of("CONNECTORS_PROXY_PORT", value)))
                .isInstanceOf(LaunchException.class)
                .hasMessageContaining("CONNECTORS_PROXY_PORT is \"" + value + "\"")
                .hasMessageContaining("1 to 65535");
    }

    @Test
    void refusesABaseThatLeavesNoRoomForTheOthers() {
        assertThatThrownBy(() -> Ports.fromEnvironment(Map.of("CONNECTORS_PORT_BASE", "65531")))
                .hasMessageContaining("CONNECTORS_PORT_BASE")
                .hasMessageContaining("1 to 65530");
    }

    @Test
    void refusesTwoListenersOnOnePort() {
        assertThatThrownBy(() -> Ports.fromEnvironment(Map.of("CONNECTORS_PROXY_PORT", "9443")))
                .hasMessageContaining("would share a port");
    }

    @Test
    void picksDistinctFreePorts() {
        assertThat(all(Ports.free())).doesNotHaveDuplicates().allMatch(port -> port > 0);
    }

    @Test
    void namesAPortThatAnotherProgramHas() throws IOException {
        try (var taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            var ports = Ports.fromEnvironment(Map.of("CONNECTORS_PROXY_PORT", Integer.toString(taken.getLocalPort())));

            assertThatThrownBy(ports::requireFree)
                    .isInstanceOf(LaunchException.class)
                    .hasMessageContaining(taken.getLocalPort() + " (CONNECTORS_PROXY_PORT) is taken");
        }
    }

    private static List<Integer> all(Ports ports) {
        return Arrays.stream(Listener.values()).map(ports::of).toList();
    }
}
