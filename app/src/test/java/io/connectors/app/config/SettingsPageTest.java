package io.connectors.app.config;

import static org.assertj.core.api.Assertions.assertThat;

import io.connectors.crds.setting.SettingsPage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class SettingsPageTest {
    private static final Path PAGE = Path.of("..", "docs", "settings", "control.md");

    @Test
    void listsEverySettingOfTheControlPlane() throws IOException {
        String page = SettingsPage.render("Settings of the control plane", ControlConfig.class);
        if (Boolean.getBoolean("connectors.update")) {
            Files.createDirectories(PAGE.getParent());
            Files.writeString(PAGE, page);
        }

        assertThat(PAGE)
                .as("run with -Dconnectors.update=true to write it")
                .exists()
                .hasContent(page);
    }
}
