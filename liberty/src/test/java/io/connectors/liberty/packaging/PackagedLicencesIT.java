package io.connectors.liberty.packaging;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What was packaged just now: the control application, the libraries of the proxy, and the supervisor's own jars. */
class PackagedLicencesIT {

    @Test
    void nothingThatIsShippedHasToBePaidFor() throws IOException {
        var target = Path.of(System.getProperty("connectors.checkout"), "liberty", "target");
        List<Path> archives = new ArrayList<>(filesIn(target.resolve("usr/shared/apps")));
        archives.addAll(filesIn(target.resolve("usr/shared/resources/proxy")));
        archives.addAll(filesIn(target.resolve("lib")));

        assertThat(archives)
                .extracting(archive -> archive.getFileName().toString())
                .contains("app.war")
                .anyMatch(name -> name.startsWith("kubernetes-client-api"))
                .hasSizeGreaterThan(100);
        assertThat(CommercialLicences.in(archives)).isEmpty();
    }

    private static List<Path> filesIn(Path folder) throws IOException {
        try (var files = Files.list(folder)) {
            return files.filter(Files::isRegularFile).toList();
        }
    }
}
