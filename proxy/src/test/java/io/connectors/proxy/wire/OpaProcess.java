package io.connectors.proxy.wire;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** A real Open Policy Agent server. */
final class OpaProcess implements AutoCloseable {
    static final String ABSENT =
            "Open Policy Agent is not built: run ./dev test once, with Go, or name its file by the system property connectors.opa";

    private static final int PATIENCE_SECONDS = 60;

    private final int port;
    private Process process;

    private OpaProcess(int port) throws IOException {
        this.port = port;
        this.process = run(port);
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

    static OpaProcess started() throws IOException {
        return new OpaProcess(freePort());
    }

    static int freePort() throws IOException {
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return free.getLocalPort();
        }
    }

    String url() {
        return "http://127.0.0.1:" + port;
    }

    /** Starts it anew, without anything that it knew. */
    void startAgain() throws IOException {
        stop();
        process = run(port);
    }

    @Override
    public void close() {
        stop();
    }

    void stop() {
        process.destroyForcibly();
        try {
            process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static Process run(int port) throws IOException {
        Process started = new ProcessBuilder(
                        binary().orElseThrow(() -> new IOException(ABSENT)).toString(),
                        "run",
                        "--server",
                        "--v0-compatible",
                        "--addr=127.0.0.1:" + port,
                        "--log-level=error",
                        "--skip-version-check")
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        TestProxy.await("Open Policy Agent listens", () -> {
            try (Socket probe = new Socket(InetAddress.getLoopbackAddress(), port)) {
                return probe.isConnected();
            } catch (IOException notYet) {
                return false;
            }
        });
        return started;
    }
}
