package io.connectors.liberty.launch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LibertyServerTest {

    @TempDir
    private Path directory;

    @Test
    void keepsAFolderWithASpaceInOneArgument() throws IOException {
        var installation = installation(directory.resolve("my checkout"));

        var command = LibertyServer.command(installation, "dev");

        assertThat(command)
                .contains("-javaagent:" + installation.wlp().resolve("bin/tools/ws-javaagent.jar"))
                .contains("-Xmx64m", "--add-opens", "java.base/java.util=ALL-UNNAMED")
                .noneMatch(argument -> argument.startsWith("#") || argument.isEmpty())
                .endsWith(
                        "-jar",
                        installation.wlp().resolve("bin/tools/ws-server.jar").toString(),
                        "dev");
    }

    @Test
    void saysWhatIsMissingInACheckoutThatWasNotBuilt() {
        assertThatThrownBy(() -> Installation.ofCheckout(directory))
                .isInstanceOf(LaunchException.class)
                .hasMessageContaining("ws-server.jar")
                .hasMessageContaining("./dev up");
    }

    private static Installation installation(Path checkout) throws IOException {
        var installation = new Installation(checkout.resolve("wlp"), checkout.resolve("usr"));
        write(installation.platformOptions(), "# needed since 24\n--add-opens\njava.base/java.util=ALL-UNNAMED\n");
        write(installation.serverOptions("dev"), "\n  -Xmx64m\n");
        return installation;
    }

    private static void write(Path file, String content) throws IOException {
        Files.createDirectories(file.getParent());
        Files.writeString(file, content);
    }
}
