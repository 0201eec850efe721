package io.connectors.liberty.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PasswordSearchTest {

    private static final String PASSWORD = "correct-horse";

    @TempDir
    private Path folder;

    @Test
    void countsWhatItSearched() throws IOException {
        Files.writeString(folder.resolve("one"), "12345");
        Files.write(Files.createDirectory(folder.resolve("sub")).resolve("two"), new byte[] {0, (byte) 0xff, 1});

        var search = PasswordSearch.through(folder, PASSWORD);

        assertThat(search.files()).isEqualTo(2);
        assertThat(search.bytes()).isEqualTo(8);
        assertThat(search.hits()).isEmpty();
    }

    @Test
    void namesFileAndFormOfAHitButNotThePassword() throws IOException {
        Files.writeString(folder.resolve("git.trace"), "=> Send header: X-Leak: " + PASSWORD);

        assertThat(PasswordSearch.through(folder, PASSWORD).hits()).containsExactly("git.trace (plain)");
    }

    @Test
    void searchesNamesOfFiles() throws IOException {
        Files.writeString(folder.resolve(PASSWORD), "");

        assertThat(PasswordSearch.through(folder, PASSWORD).hits()).hasSize(1);
    }
}
