package io.connectors.liberty.up;

import static org.assertj.core.api.Assertions.assertThat;

import io.connectors.liberty.launch.Ports;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

class BannerTest {

    @Test
    void saysWhereThingsAreAndHowToSignIn() {
        var text = Banner.text(new Folders(Path.of("/srv/.dev")), Endpoints.of(Ports.fromEnvironment(Map.of())));

        assertThat(text)
                .contains(
                        "http://127.0.0.1:8080",
                        "https://127.0.0.1:8443",
                        "http://127.0.0.1:3128",
                        "https://127.0.0.1:9443")
                .contains("/srv/.dev/admin.token", ". '/srv/.dev/env'", "kubectl get connectors -A", "curl -u token:");
    }
}
