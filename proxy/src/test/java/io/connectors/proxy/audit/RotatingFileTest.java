package io.connectors.proxy.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RotatingFileTest {
    @TempDir
    Path folder;

    @Test
    void putsFullFilesAsideAndForgetsTheOldest() throws IOException {
        Path file = folder.resolve("audit.jsonl");

        try (RotatingFile out = new RotatingFile(file, 10, 2)) {
            for (String line : new String[] {"first....\n", "second...\n", "third....\n", "fourth...\n"}) {
                out.write(line.getBytes(StandardCharsets.US_ASCII));
            }
        }

        assertThat(file).hasContent("fourth...");
        assertThat(folder.resolve("audit.jsonl.1")).hasContent("third....");
        assertThat(folder.resolve("audit.jsonl.2")).hasContent("second...");
        assertThat(folder.resolve("audit.jsonl.3")).doesNotExist();
    }

    @Test
    void goesOnWithTheFileOfTheLastRun() throws IOException {
        Path file = Files.writeString(folder.resolve("audit.jsonl"), "before\n");

        try (RotatingFile out = new RotatingFile(file, 10, 1)) {
            out.write("ab\n".getBytes(StandardCharsets.US_ASCII));
            out.write("cd\n".getBytes(StandardCharsets.US_ASCII));
        }

        assertThat(file).hasContent("cd");
        assertThat(folder.resolve("audit.jsonl.1")).hasContent("before\nab");
    }
}
