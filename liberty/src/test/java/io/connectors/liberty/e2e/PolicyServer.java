package io.connectors.liberty.e2e;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A real Open Policy Agent server, started as an administrator is told to. */
final class PolicyServer implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final Process process;
    private final URI url;

    private PolicyServer(Process process, URI url) {
        this.process = process;
        this.url = url;
    }

    /**
     * Starts a server, where its program was built.
     *
     * @param command as the documentation spells it, with port 8181
     */
    static Optional<PolicyServer> start(String command) {
        return Optional.of(System.getProperty("connectors.opa", ""))
                .filter(file -> !file.isEmpty() && Files.isExecutable(Path.of(file)))
                .map(file -> start(file, command));
    }

    private static PolicyServer start(String file, String command) {
        try {
            int port = freePort();
            List<String> words = new ArrayList<>(
                    List.of(command.strip().replace(":8181", ":" + port).split(" ", -1)));
            words.set(0, file);
            Process process = new ProcessBuilder(words)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            Poll.until("Open Policy Agent listens", PATIENCE, () -> listens(port));
            return new PolicyServer(process, URI.create("http://127.0.0.1:" + port));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    URI url() {
        return url;
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }

    private static int freePort() throws IOException {
        try (var free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return free.getLocalPort();
        }
    }

    private static boolean listens(int port) {
        try (var probe = new Socket(InetAddress.getLoopbackAddress(), port)) {
            return probe.isConnected();
        } catch (IOException notYet) {
            return false;
        }
    }
}
