package io.connectors.app.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.connectors.crds.setting.InvalidSettingException;
import io.connectors.crds.setting.Settings;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ControlConfigTest {
    @Test
    void isSafeWithoutAnySetting() {
        ControlConfig config = read(Map.of());

        assertThat(config.egressAllowPrivate()).isFalse();
        assertThat(config.access().audiences()).containsExactly("connectors");
        assertThat(config.probeInterval()).isEqualTo(Duration.ofMinutes(5));
    }

    @Test
    void stopsTheStartForAValueThatCannotBeUsed() {
        assertThatThrownBy(() -> read(Map.of("connectors.probe.interval", "often")))
                .isInstanceOf(InvalidSettingException.class)
                .hasMessageContaining("connectors.probe.interval")
                .hasMessageContaining("often");
    }

    @Test
    void stopsTheStartForABackOffThatWouldBeABusyLoop() {
        assertThatThrownBy(() -> read(Map.of("connectors.probe.retry-first", "0s")))
                .isInstanceOf(InvalidSettingException.class)
                .hasMessageContaining("connectors.probe.retry-first");
    }

    /** AUT-15: what cannot be read is never taken for something laxer. */
    @Test
    void stopsTheStartForAnAccessSettingThatCannotBeUsed() {
        assertThatThrownBy(() -> read(Map.of("connectors.access.positive-ttl", "1d")))
                .isInstanceOf(InvalidSettingException.class)
                .hasMessageContaining("connectors.access.positive-ttl");
    }

    private static ControlConfig read(Map<String, String> settings) {
        return Settings.read(ControlConfig.class, key -> Optional.ofNullable(settings.get(key)));
    }
}
