package io.connectors.liberty.launch;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ServerLaunchTest {

    private static final ServerLaunch LAUNCH = new ServerLaunch(
            "dev",
            Path.of("out"),
            Path.of("logs"),
            Map.of("connectors.tls.keystore.password", "hunter2", "connectors.proxy.health-port", "9080"));

    @Test
    void namesVariablesAsMicroProfileConfigLooksThemUp() {
        assertThat(LAUNCH.variables())
                .containsEntry("CONNECTORS_PROXY_HEALTH_PORT", "9080")
                .containsEntry("CONNECTORS_TLS_KEYSTORE_PASSWORD", "hunter2");
    }

    @Test
    void keepsValuesOutOfItsText() {
        assertThat(LAUNCH.toString())
                .contains("connectors.tls.keystore.password")
                .doesNotContain("hunter2");
    }
}
