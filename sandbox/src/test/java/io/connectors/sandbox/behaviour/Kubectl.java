package io.connectors.sandbox.behaviour;

import static java.util.concurrent.TimeUnit.SECONDS;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import org.jspecify.annotations.Nullable;

/** The real {@code kubectl}, or the one that {@code CONNECTORS_KUBECTL} names, with one identity and namespace. */
final class Kubectl {
    private static final String BINARY = Objects.requireNonNullElse(System.getenv("CONNECTORS_KUBECTL"), "kubectl");

    private final Path kubeconfig;
    private final Path directory;
    private final String namespace;
    private final Map<String, String> environment;

    Kubectl(Path kubeconfig, Path directory, String namespace, Map<String, String> environment) {
        this.kubeconfig = kubeconfig;
        this.directory = directory;
        this.namespace = namespace;
        this.environment = Map.copyOf(environment);
    }

    /** What a command printed, and how it ended. */
    record Output(int exitCode, String out, String err) {

        Output expectSuccess() {
            return expect(0);
        }

        Output expect(int wanted) {
            if (exitCode != wanted) {
                throw new AssertionError(
                        "kubectl ended with " + exitCode + " instead of " + wanted + "\n" + out + "\n" + err);
            }
            return this;
        }

        List<String> lines() {
            return out.lines().toList();
        }

        /** The words of each line, which is all that matters of a table. */
        List<List<String>> rows() {
            return out.lines()
                    .map(line -> List.of(line.strip().split("\\s{2,}", -1)))
                    .toList();
        }
    }

    Kubectl with(String variable, String value) {
        return new Kubectl(kubeconfig, directory, namespace, Map.of(variable, value));
    }

    Output run(String... arguments) {
        return runWith("", arguments);
    }

    /** Runs with a text as standard input, as for {@code -f -}. */
    Output runWith(String input, String... arguments) {
        try {
            Path out = Files.createTempFile(directory, "kubectl", ".out");
            Path err = Files.createTempFile(directory, "kubectl", ".err");
            Path in = Files.writeString(Files.createTempFile(directory, "kubectl", ".in"), input);
            Process process = command(arguments)
                    .redirectInput(in.toFile())
                    .redirectOutput(out.toFile())
                    .redirectError(err.toFile())
                    .start();
            boolean ended = process.waitFor(Eventually.LIMIT);
            process.destroyForcibly();
            if (!ended) {
                throw new AssertionError("kubectl " + Arrays.toString(arguments) + " did not end within "
                        + Eventually.LIMIT + ": " + Files.readString(out) + Files.readString(err));
            }
            return new Output(process.exitValue(), Files.readString(out), Files.readString(err));
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot run " + BINARY + "; CONNECTORS_KUBECTL may name another one", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted in kubectl", e);
        }
    }

    /** Starts a command that does not end by itself, as {@code get --watch}. */
    Running start(String... arguments) {
        try {
            return new Running(command(arguments).redirectErrorStream(true).start());
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot run " + BINARY + "; CONNECTORS_KUBECTL may name another one", e);
        }
    }

    private ProcessBuilder command(String... arguments) {
        List<String> line = new ArrayList<>(List.of(
                BINARY,
                "--kubeconfig=" + kubeconfig,
                "--namespace=" + namespace,
                "--cache-dir=" + directory.resolve("cache-" + namespace)));
        line.addAll(List.of(arguments));
        var builder = new ProcessBuilder(line);
        builder.environment().putAll(environment);
        return builder;
    }

    /** A command under way; its lines are read as they come. */
    static final class Running implements AutoCloseable {
        private final Process process;
        private final BlockingQueue<String> lines = new LinkedBlockingQueue<>();

        Running(Process process) {
            this.process = process;
            Thread.ofVirtual().start(this::read);
        }

        String nextLine() throws InterruptedException {
            @Nullable String line = lines.poll(Eventually.LIMIT.toSeconds(), SECONDS);
            if (line == null) {
                throw new AssertionError("kubectl printed no further line within " + Eventually.LIMIT);
            }
            return line;
        }

        int exitCode() throws InterruptedException {
            if (!process.waitFor(Eventually.LIMIT)) {
                throw new AssertionError("kubectl did not end within " + Eventually.LIMIT);
            }
            return process.exitValue();
        }

        private void read() {
            try (BufferedReader reader = process.inputReader()) {
                reader.lines().forEach(lines::add);
            } catch (IOException | UncheckedIOException e) {
                lines.add("(" + e.getMessage() + ")");
            }
        }

        @Override
        public void close() {
            process.destroyForcibly();
        }
    }
}
