package io.connectors.proxy.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.connectors.crds.setting.Settings;
import io.connectors.crds.setting.SettingsPage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SettingsPageTest {
    private static final Path PAGE = Path.of("..", "docs", "settings", "proxy.md");

    /** Run with {@code -Dconnectors.update=true} to write the page. */
    @Test
    void describesEverySetting() throws IOException {
        String page = SettingsPage.render("Settings of the proxy", ProxyConfig.class);
        if (Boolean.getBoolean("connectors.update")) {
            Files.createDirectories(PAGE.getParent());
            Files.writeString(PAGE, page);
        }

        assertThat(PAGE).hasContent(page);
    }

    @Test
    void hasAUsableDefaultForEverySetting() {
        ProxyConfig config = Settings.read(ProxyConfig.class, key -> Optional.empty());

        assertThat(config.access().audiences()).containsExactly("connectors");
        assertThat(config.egressAllowPrivate()).isFalse();
        assertThat(config.relay()).isFalse();
        assertThat(config.port()).isEqualTo(8080);
    }

    @ParameterizedTest
    @CsvSource({
        "connectors.proxy.port, 65536",
        "connectors.proxy.pool-size, 0",
        "connectors.proxy.max-requests, -1",
        "connectors.proxy.connect-timeout, soon",
    })
    void refusesABadValueAndNamesTheKey(String key, String value) {
        assertThatThrownBy(() -> Settings.read(
                        ProxyConfig.class, asked -> asked.equals(key) ? Optional.of(value) : Optional.empty()))
                .hasMessageContaining(key);
    }
}
