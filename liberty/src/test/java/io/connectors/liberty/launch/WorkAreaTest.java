package io.connectors.liberty.launch;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WorkAreaTest {
    @TempDir
    Path server;

    @Test
    void forgetsApplicationsAndKeepsTheRest() throws IOException {
        var data = server.resolve("workarea/org.eclipse.osgi/51/data");
        var library = write(data.resolve("cacheOverlay/proxy/WEB-INF/lib/.cache/connectors-crds.jar"));
        var own = write(data.resolve("features/cached"));

        new WorkArea(server).forgetApplications();

        assertThat(library).doesNotExist();
        assertThat(own).exists();
    }

    @Test
    void knowsServersThatNeverRan() throws IOException {
        new WorkArea(server).forgetApplications();

        assertThat(server).isEmptyDirectory();
    }

    private static Path write(Path file) throws IOException {
        Files.createDirectories(file.getParent());
        return Files.writeString(file, "x");
    }
}
