package io.connectors.liberty.up;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SupervisedProcessesTest {

    @TempDir
    private Path directory;

    private Process process;
    private SupervisedProcesses processes;

    @BeforeEach
    void startOne() throws IOException {
        process = new ProcessBuilder("tail", "-f", "/dev/null").start();
        processes = new SupervisedProcesses(directory.resolve("processes"));
    }

    @AfterEach
    void endIt() {
        process.destroyForcibly();
    }

    @Test
    void endsWhatWasWrittenDown() throws InterruptedException {
        processes.write(List.of(process.toHandle()));

        assertThat(processes.end()).isEqualTo(1);
        assertThat(process.waitFor(10, TimeUnit.SECONDS)).isTrue();
        assertThat(directory.resolve("processes")).doesNotExist();
    }

    @Test
    void sparesAProcessThatGotTheNumberOfAnEndedOne() throws IOException {
        Files.writeString(directory.resolve("processes"), process.pid() + " 946684800000\n");

        assertThat(processes.end()).isZero();
        assertThat(process.isAlive()).isTrue();
    }

    @Test
    void endsNothingWhenNothingWasWrittenDown() {
        assertThat(processes.end()).isZero();
    }
}
