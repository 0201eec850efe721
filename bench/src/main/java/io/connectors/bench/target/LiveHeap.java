package io.connectors.bench.target;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/** What lives in the heap of a JVM, by a collection of everything else. */
final class LiveHeap {
    private static final int BYTES_PER_KIB = 1024;
    private static final String TOTAL = "Total";

    private LiveHeap() {}

    /** @param pid must be a JVM: jcmd kills anything else */
    static long kib(long pid) {
        try {
            Process process = new ProcessBuilder(
                            Path.of(System.getProperty("java.home"), "bin", "jcmd")
                                    .toString(),
                            Long.toString(pid),
                            "GC.class_histogram")
                    .redirectErrorStream(true)
                    .start();
            try (var stream = process.getInputStream()) {
                return bytes(new String(stream.readAllBytes(), StandardCharsets.UTF_8)) / BYTES_PER_KIB;
            }
        } catch (IOException e) {
            throw new UncheckedIOException("jcmd cannot be run", e);
        }
    }

    /** Reads the last line, {@code Total <instances> <bytes>}. */
    static long bytes(String histogram) {
        String line = histogram
                .lines()
                .filter(each -> each.startsWith(TOTAL))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("jcmd printed no histogram: " + histogram));
        String[] columns = line.strip().split("\\s+", -1);
        return Long.parseLong(columns[columns.length - 1]);
    }
}
