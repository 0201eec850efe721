package io.connectors.liberty.up;

import static org.assertj.core.api.Assertions.assertThat;

import io.connectors.liberty.launch.Ports;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EnvironmentFileTest {

    private static final Endpoints ENDPOINTS =
            Endpoints.of(Ports.fromEnvironment(Map.of("CONNECTORS_PORT_BASE", "21000")));

    @TempDir
    private Path directory;

    @Test
    void holdsExactlyTheVariablesOfTheContract() {
        var content = EnvironmentFile.content(new Folders(Path.of("/srv/connectors/.dev")), ENDPOINTS);

        assertThat(content.lines())
                .containsExactly(
                        "export KUBECONFIG='/srv/connectors/.dev/kubeconfig'",
                        "export CONNECTORS_PROXY='http://127.0.0.1:21000'",
                        "export CONNECTORS_PROXY_TLS='https://127.0.0.1:21001'",
                        "export CONNECTORS_FORWARD_PROXY='http://127.0.0.1:21002'",
                        "export CONNECTORS_API='https://127.0.0.1:21003'",
                        "export CONNECTORS_UI='https://127.0.0.1:21003/ui'",
                        "export CONNECTORS_CA='/srv/connectors/.dev/ca.crt'",
                        "export CONNECTORS_ADMIN_TOKEN='/srv/connectors/.dev/admin.token'",
                        "export CONNECTORS_LOGS='/srv/connectors/.dev/logs'");
    }

    @Test
    void isUnderstoodByAShellInAFolderWithOddCharacters() throws IOException, InterruptedException {
        var folders = new Folders(directory.resolve("it's $HOME \"here\""));
        try (var _ = EnvironmentFile.write(folders, ENDPOINTS)) {
            var output = directory.resolve("output");
            var shell = new ProcessBuilder(
                            "sh",
                            "-c",
                            ". \"$0\" && printf %s \"$CONNECTORS_CA\"",
                            folders.environment().toString())
                    .redirectOutput(output.toFile())
                    .redirectInput(new File("/dev/null"))
                    .start();

            assertThat(shell.waitFor()).isZero();
            assertThat(output).hasContent(folders.certificateAuthority().toString());
        }
    }

    @Test
    void existsOnlyWhileItIsOpenAndOnlyForItsOwner() throws IOException {
        var folders = new Folders(directory);
        try (var _ = EnvironmentFile.write(folders, ENDPOINTS)) {
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folders.environment())))
                    .isEqualTo("rw-------");
        }

        assertThat(folders.environment()).doesNotExist();
    }
}
