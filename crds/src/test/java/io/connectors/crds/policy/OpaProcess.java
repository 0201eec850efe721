package io.connectors.crds.policy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;

/** A real Open Policy Agent server, started as an installation starts it. */
final class OpaProcess implements AutoCloseable {
    static final String ABSENT =
            "Open Policy Agent is not built: run ./dev test once, with Go, or name its file by the system property connectors.opa";

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final int port;
    private Process process;

    private OpaProcess(int port, List<String> further) throws IOException {
        this.port = port;
        this.process = start(further);
    }

    /** Returns the file to run: the one that is named, or the newest that {@code ./dev test} has built. */
    static Optional<Path> binary() {
        String named = System.getProperty("connectors.opa", "");
        if (!named.isEmpty()) {
            return Optional.of(Path.of(named)).filter(Files::isExecutable);
        }
        String cache = Optional.ofNullable(System.getenv("XDG_CACHE_HOME"))
                .filter(folder -> !folder.isEmpty())
                .orElse(System.getProperty("user.home") + "/.cache");
        try (Stream<Path> builds = Files.list(Path.of(cache, "connectors"))) {
            return builds.filter(folder -> folder.getFileName().toString().startsWith("opa-"))
                    .map(folder -> folder.resolve("opa"))
                    .filter(Files::isExecutable)
                    .max(Comparator.naturalOrder());
        } catch (IOException nothingBuilt) {
            return Optional.empty();
        }
    }

    static OpaProcess started(String... further) throws IOException {
        return new OpaProcess(freePort(), List.of(further));
    }

    URI url() {
        return URI.create("http://127.0.0.1:" + port);
    }

    /** Stops the server, which forgets everything. */
    void stop() {
        process.destroyForcibly();
        try {
            process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Starts it anew at the same port. */
    void startAgain() throws IOException {
        process = start(List.of());
    }

    @Override
    public void close() {
        stop();
    }

    private static int freePort() throws IOException {
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return free.getLocalPort();
        }
    }

    private Process start(List<String> further) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                binary().orElseThrow(() -> new IOException(ABSENT)).toString(),
                "run",
                "--server",
                "--v0-compatible",
                "--addr=127.0.0.1:" + port,
                "--log-level=error",
                "--skip-version-check"));
        command.addAll(further);
        Process started = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        awaitHealth(started);
        return started;
    }

    private void awaitHealth(Process started) {
        Instant end = Instant.now().plus(PATIENCE);
        try (OpaServer server = new OpaServer(url())) {
            var bounds = new OpaServer.Bounds(Duration.ofSeconds(5), 1024);
            while (!(server.get("/health", bounds) instanceof Reply.Document document && document.isOk())) {
                if (!started.isAlive() || Instant.now().isAfter(end)) {
                    started.destroyForcibly();
                    throw new UncheckedIOException(new IOException("Open Policy Agent did not start"));
                }
                LockSupport.parkNanos(Duration.ofMillis(20).toNanos());
            }
        }
    }
}
