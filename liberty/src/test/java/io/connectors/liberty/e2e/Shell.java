package io.connectors.liberty.e2e;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** Runs real commands and keeps what they said. */
final class Shell {
    private static final Duration LIMIT = Duration.ofMinutes(3);

    /** What a command said and how it ended. */
    record Result(List<String> command, int exitCode, String out, String err) {
        Result orFail() {
            if (exitCode != 0) {
                throw new AssertionError(command + " ended with " + exitCode + ":\n" + out + err);
            }
            return this;
        }

        String everything() {
            return out + err;
        }
    }

    private Shell() {}

    /** Runs a command that has to succeed. */
    static Result run(Path directory, String... command) {
        return run(directory, Map.of(), List.of(command)).orFail();
    }

    static Result run(Path directory, Map<String, String> environment, List<String> command) {
        Map<String, String> all = new HashMap<>(System.getenv());
        all.putAll(environment);
        return runIsolated(directory, all, command);
    }

    /** Runs a command in exactly this environment. */
    static Result runIsolated(Path directory, Map<String, String> environment, List<String> command) {
        try {
            Path out = Files.createTempFile("out", null);
            Path err = Files.createTempFile("err", null);
            var builder = new ProcessBuilder(command)
                    .directory(directory.toFile())
                    .redirectOutput(out.toFile())
                    .redirectError(err.toFile());
            builder.environment().clear();
            builder.environment().putAll(environment);
            Process process = builder.start();
            process.getOutputStream().close();
            if (!process.waitFor(LIMIT.toSeconds(), TimeUnit.SECONDS)) {
                process.destroyForcibly();
                throw new AssertionError(command + " did not end within " + LIMIT);
            }
            var result = new Result(command, process.exitValue(), Files.readString(out), Files.readString(err));
            Files.delete(out);
            Files.delete(err);
            return result;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
