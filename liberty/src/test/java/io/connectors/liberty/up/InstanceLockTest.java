package io.connectors.liberty.up;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.connectors.liberty.launch.LaunchException;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InstanceLockTest {

    @TempDir
    private Path directory;

    @Test
    void refusesASecondProcessAndNamesTheWayOut() throws IOException, InterruptedException {
        try (var _ = InstanceLock.take(directory.resolve("lock"))) {
            assertThat(exitOfAnotherProcess()).isEqualTo(HOLDER_REFUSED);
        }
        assertThat(exitOfAnotherProcess()).isZero();
    }

    @Test
    void saysWhereItRuns() {
        try (var _ = InstanceLock.take(directory.resolve("lock"))) {
            assertThatThrownBy(() -> InstanceLock.take(directory.resolve("lock")))
                    .isInstanceOf(LaunchException.class)
                    .hasMessageContaining(directory.toString())
                    .hasMessageContaining("./dev down");
        }
    }

    private static final int HOLDER_REFUSED = 3;

    private int exitOfAnotherProcess() throws IOException, InterruptedException {
        var process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        Contender.class.getName(),
                        directory.resolve("lock").toString())
                .redirectInput(new File("/dev/null"))
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
        return process.exitValue();
    }

    /** Another supervisor. */
    static final class Contender {

        private Contender() {}

        public static void main(String[] arguments) {
            try (var _ = InstanceLock.take(Path.of(arguments[0]))) {
                System.exit(0);
            } catch (LaunchException _) {
                System.exit(HOLDER_REFUSED);
            }
        }
    }
}
