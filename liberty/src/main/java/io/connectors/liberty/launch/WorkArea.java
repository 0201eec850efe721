package io.connectors.liberty.launch;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * What a server keeps for its next start. It knows changed applications by the times of their files, and a reproducible build gives all
 * files the same time: without {@link #forgetApplications} a server goes on with libraries of the build before.
 */
final class WorkArea {
    private static final List<String> CACHES = List.of("cache", "cacheAdapt", "cacheOverlay");

    private final Path bundles;

    WorkArea(Path serverOutput) {
        this.bundles = serverOutput.resolve("workarea/org.eclipse.osgi");
    }

    /** Deletes what was unpacked of applications; the server's own caches stay. */
    void forgetApplications() throws IOException {
        if (!Files.isDirectory(bundles)) {
            return;
        }
        try (Stream<Path> all = Files.list(bundles)) {
            for (var bundle : all.toList()) {
                for (var cache : CACHES) {
                    delete(bundle.resolve("data").resolve(cache));
                }
            }
        }
    }

    private static void delete(Path tree) throws IOException {
        if (!Files.exists(tree)) {
            return;
        }
        try (Stream<Path> files = Files.walk(tree)) {
            for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
