package io.connectors.liberty.install;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.ConfigBuilder;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ServiceAccountKubeconfigTest {

    private static final String PEM = "-----BEGIN CERTIFICATE-----\nTUlJ\n-----END CERTIFICATE-----\n";

    @TempDir
    private Path directory;

    @Test
    void holdsTheTokenAndNothingOfTheAdministrator() {
        var admin = admin().withCaCertData(base64(PEM))
                .withOauthToken("admin-token")
                .build();

        var read = Config.fromKubeconfig(ServiceAccountKubeconfig.content(admin, "connectors-proxy", "own-token"));

        assertThat(read.getAutoOAuthToken()).isEqualTo("own-token");
        assertThat(read.getMasterUrl()).isEqualTo("https://127.0.0.1:16443/");
        assertThat(read.getCaCertData()).isEqualTo(base64(PEM));
        assertThat(read.getCurrentContext().getName()).isEqualTo("connectors-proxy");
    }

    @Test
    void takesTheAuthorityOutOfAFile() throws IOException {
        var file = Files.writeString(directory.resolve("ca.crt"), PEM);

        var content = ServiceAccountKubeconfig.content(
                admin().withCaCertFile(file.toString()).build(), "a", "t");

        assertThat(Config.fromKubeconfig(content).getCaCertData()).isEqualTo(base64(PEM));
    }

    @Test
    void saysWhatToAddWhenThereIsNoAuthority() {
        assertThatThrownBy(() -> ServiceAccountKubeconfig.content(admin().build(), "a", "t"))
                .isInstanceOf(InstallException.class)
                .hasMessageContaining("certificate-authority-data");
    }

    private static ConfigBuilder admin() {
        return new ConfigBuilder(Config.empty()).withMasterUrl("https://127.0.0.1:16443/");
    }

    private static String base64(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }
}
