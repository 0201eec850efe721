package io.connectors.crds.policy;

import java.io.IOException;
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

/** A real Open Policy Agent server, for the tests of every module. */
public final class OpaProcess implements AutoCloseable {
    /** Why a test is skipped. */
    public static final String ABSENT =
            "Open Policy Agent is not there: ./dev test builds it where Go is installed, and the system property connectors.opa names its file";

    /** As an administrator is told it. */
    public static final List<String> COMMAND = List.of(
            "opa",
            "run",
            "--server",
            "--addr",
            "127.0.0.1:8181",
            "--v0-compatible",
            "--log-level",
            "error",
            "--skip-version-check");

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final int port;
    private final List<String> command;
    private Process process;

    private OpaProcess(int port, List<String> command) throws IOException {
        this.port = port;
        this.command = command;
        this.process = start();
    }

    /**
     * Returns the file to run: the one that is named, or the newest that {@code ./dev test} has built.
     *
     * @return empty when there is none, or the name is empty, by which {@code ./dev} says so
     * @throws IllegalStateException when there is nothing to run at the name: tests that are skipped for that would not be missed
     */
    public static Optional<Path> binary() {
        String named = System.getProperty("connectors.opa");
        if (named == null) {
            return newestBuilt();
        }
        if (named.isEmpty()) {
            return Optional.empty();
        }
        Path file = Path.of(named);
        if (!Files.isExecutable(file)) {
            throw new IllegalStateException("connectors.opa names " + file + ", which cannot be run");
        }
        return Optional.of(file);
    }

    /** Starts a server by {@link #COMMAND}, but at a free port, with further arguments. */
    public static OpaProcess started(String... further) throws IOException {
        int port = freePort();
        List<String> command = new ArrayList<>(COMMAND);
        command.set(0, binary().orElseThrow(() -> new IOException(ABSENT)).toString());
        command.replaceAll(word -> word.replace(":8181", ":" + port));
        command.addAll(List.of(further));
        return new OpaProcess(port, List.copyOf(command));
    }

    public URI url() {
        return URI.create("http://127.0.0.1:" + port);
    }

    /** Stops the server, which forgets everything. */
    public void stop() {
        process.destroyForcibly();
        try {
            process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Starts it anew at the same port, without anything that it knew. */
    public void startAgain() throws IOException {
        stop();
        process = start();
    }

    @Override
    public void close() {
        stop();
    }

    private static Optional<Path> newestBuilt() {
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

    private static int freePort() throws IOException {
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return free.getLocalPort();
        }
    }

    private Process start() throws IOException {
        Process started = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        awaitHealth(started);
        return started;
    }

    private void awaitHealth(Process started) throws IOException {
        Instant end = Instant.now().plus(PATIENCE);
        try (OpaServer server = new OpaServer(url())) {
            var bounds = new OpaServer.Bounds(Duration.ofSeconds(5), 1024);
            while (!(server.get("/health", bounds) instanceof Reply.Document document && document.isOk())) {
                if (!started.isAlive() || Instant.now().isAfter(end)) {
                    started.destroyForcibly();
                    throw new IOException("Open Policy Agent did not start: " + String.join(" ", command));
                }
                LockSupport.parkNanos(Duration.ofMillis(20).toNanos());
            }
        }
    }
}
