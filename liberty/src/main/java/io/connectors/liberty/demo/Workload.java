package io.connectors.liberty.demo;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;

/**
 * Something that runs {@code git} with its own token, or with none. All it sees lands in its folder: the clones, what
 * {@code git} prints, and every header on the wire.
 */
final class Workload {

    private static final Duration TIMEOUT = Duration.ofMinutes(2);

    private final Path folder;
    private final Map<String, String> configuration;
    private int runs;

    private Workload(Path folder, Map<String, String> configuration) {
        this.folder = folder;
        this.configuration = configuration;
    }

    static Workload withoutToken(Path folder) {
        return new Workload(folder, Map.of());
    }

    /** The token goes to this proxy only; the user name of Basic authentication says nothing. */
    static Workload withToken(Path folder, URI proxy, String token) {
        var basic = Base64.getEncoder().encodeToString(("token:" + token).getBytes(StandardCharsets.UTF_8));
        return new Workload(folder, Map.of("http." + proxy + ".extraHeader", "Authorization: Basic " + basic));
    }

    GitResult git(Path directory, String... arguments) {
        runs++;
        var output = folder.resolve("git-" + runs + ".out");
        var trace = folder.resolve("git-" + runs + ".trace");
        try {
            Files.createDirectories(folder);
            Files.createDirectories(directory);
            var process = builder(directory, trace, arguments)
                    .redirectErrorStream(true)
                    .redirectInput(new File("/dev/null"))
                    .redirectOutput(output.toFile())
                    .start();
            if (!process.waitFor(TIMEOUT.toSeconds(), TimeUnit.SECONDS)) {
                process.destroyForcibly();
                throw new DemoException("git " + String.join(" ", arguments) + " took more than " + TIMEOUT.toSeconds()
                        + " s; it had printed: " + read(output));
            }
            return new GitResult(process.exitValue(), read(output), read(trace));
        } catch (IOException e) {
            throw new DemoException("git cannot be run in " + directory + ". Install git 2.31 or newer.", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new DemoException("git " + String.join(" ", arguments) + " was interrupted", e);
        }
    }

    private ProcessBuilder builder(Path directory, Path trace, String... arguments) {
        List<String> command = new ArrayList<>(List.of("git"));
        command.addAll(List.of(arguments));
        var builder = new ProcessBuilder(command).directory(directory.toFile());
        var environment = builder.environment();
        // The user's own helpers, proxies and settings are no part of the demo.
        environment
                .keySet()
                .removeIf(name ->
                        name.startsWith("GIT_") || name.toLowerCase(Locale.ROOT).endsWith("_proxy"));
        environment.put("HOME", folder.toString());
        environment.put("LC_ALL", "C");
        environment.put("GIT_CONFIG_NOSYSTEM", "1");
        environment.put("GIT_CONFIG_GLOBAL", "/dev/null");
        environment.put("GIT_TERMINAL_PROMPT", "0");
        environment.put("GIT_TRACE_CURL", trace.toString());
        environment.put("GIT_TRACE_REDACT", "0");
        configuration(environment);
        return builder;
    }

    /** Settings go through the environment, where other users of the machine do not see them in a list of processes. */
    private void configuration(Map<String, String> environment) {
        Map<String, String> all = new TreeMap<>(configuration);
        all.put("user.name", "Builder");
        all.put("user.email", "builder@demo.invalid");
        int index = 0;
        for (var setting : all.entrySet()) {
            environment.put("GIT_CONFIG_KEY_" + index, setting.getKey());
            environment.put("GIT_CONFIG_VALUE_" + index, setting.getValue());
            index++;
        }
        environment.put("GIT_CONFIG_COUNT", Integer.toString(index));
    }

    private static String read(Path file) {
        try {
            return Files.exists(file) ? Files.readString(file, StandardCharsets.ISO_8859_1) : "";
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read " + file, e);
        }
    }
}
