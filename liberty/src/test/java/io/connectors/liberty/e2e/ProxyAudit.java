package io.connectors.liberty.e2e;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.stream.Stream;

/** What the running proxy writes down about requests, each when it is over. */
final class ProxyAudit {
    private static final Duration LIMIT = Duration.ofSeconds(30);

    private final Path file;

    ProxyAudit(RunningProduct product) {
        this.file = product.logs().resolve("audit.jsonl");
    }

    /** Waits for a request about which all of this is written. */
    void await(String... texts) {
        Poll.until("the proxy's audit has " + String.join(", ", texts), LIMIT, () -> has(texts));
    }

    private boolean has(String... texts) {
        try (Stream<String> lines = Files.lines(file)) {
            return lines.anyMatch(line -> Stream.of(texts).allMatch(line::contains));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
