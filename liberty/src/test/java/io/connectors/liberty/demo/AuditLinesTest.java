package io.connectors.liberty.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AuditLinesTest {

    @TempDir
    private Path directory;

    @Test
    void returnsTheLinesThatCameLater() throws IOException {
        var file = Files.writeString(directory.resolve("audit.jsonl"), "{\"before\":1}\n");
        var lines = AuditLines.fromNow(file);

        Files.writeString(file, "{\"after\":1}\n{\"after\":2}\n", StandardOpenOption.APPEND);

        assertThat(lines.await(2)).containsExactly("{\"after\":1}", "{\"after\":2}");
    }

    @Test
    void readsAFileThatDidNotExistYet() throws IOException {
        var file = directory.resolve("audit.jsonl");
        var lines = AuditLines.fromNow(file);

        Files.writeString(file, "{\"after\":1}\n");

        assertThat(lines.await(1)).hasSize(1);
    }
}
