package io.connectors.bench.load;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Small requests over kept connections, as fast as they are answered: by wrk, which costs less than a client in Java. */
public final class Wrk {
    private static final Duration GRACE = Duration.ofSeconds(20);

    private final Path script;

    /**
     * Takes the script that every run uses.
     *
     * @param script prints its result as {@link WrkResult} reads it
     */
    public Wrk(Path script) {
        this.script = script;
    }

    /**
     * One run.
     *
     * @param target a path, or an absolute URL for a forward proxy
     * @param fields header fields
     */
    public record Run(int port, String target, List<String> fields, int connections, Duration time) {
        public static Run of(Route route, String path, int connections, Duration time) {
            return new Run(route.port(), path, route.fields(), connections, time);
        }
    }

    public Load run(Run run) throws IOException, InterruptedException {
        Process process =
                new ProcessBuilder(command(run)).redirectErrorStream(true).start();
        String output;
        try (var stream = process.getInputStream()) {
            output = new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        }
        if (!process.waitFor(run.time().plus(GRACE).toMillis(), TimeUnit.MILLISECONDS)) {
            process.destroyForcibly();
        }
        return WrkResult.parse(output);
    }

    private List<String> command(Run run) {
        List<String> command = new ArrayList<>(List.of(
                "wrk",
                "-t1",
                "-c" + run.connections(),
                "-d" + Math.max(1, run.time().toSeconds()) + "s",
                "--timeout",
                "10s",
                "-s",
                script.toString()));
        run.fields().forEach(field -> command.addAll(List.of("-H", field)));
        boolean absolute = !run.target().startsWith("/");
        command.add("http://127.0.0.1:" + run.port() + (absolute ? "/" : run.target()));
        if (absolute) {
            command.addAll(List.of("--", run.target()));
        }
        return command;
    }
}
