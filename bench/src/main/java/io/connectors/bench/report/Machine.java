package io.connectors.bench.report;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What the numbers were measured on. */
public final class Machine {
    private static final List<List<String>> PEERS = List.of(
            List.of("nginx", "-v"),
            List.of("haproxy", "-v"),
            List.of("caddy", "version"),
            List.of("mitmdump", "--version"),
            List.of("wrk", "-v"));

    private Machine() {}

    /** Returns one line for each thing that matters. */
    public static List<String> describe() throws IOException, InterruptedException {
        return List.of(
                "Processors: %d × %s".formatted(Runtime.getRuntime().availableProcessors(), model()),
                "Memory: %s".formatted(value("/proc/meminfo", "MemTotal:")),
                "System: %s, kernel %s".formatted(distribution(), System.getProperty("os.version")),
                "JDK: %s %s".formatted(System.getProperty("java.vendor"), System.getProperty("java.version")),
                "Peers: %s".formatted(versions()));
    }

    private static String model() throws IOException {
        return value("/proc/cpuinfo", "model name").replaceFirst("^\\s*:\\s*", "");
    }

    private static String distribution() throws IOException {
        return value("/etc/os-release", "PRETTY_NAME=").replace("\"", "");
    }

    private static String value(String file, String key) throws IOException {
        try (Stream<String> lines = Files.lines(Path.of(file))) {
            return lines.filter(line -> line.startsWith(key))
                    .findFirst()
                    .map(line -> line.substring(key.length()).strip())
                    .orElse("unknown");
        }
    }

    private static String versions() throws InterruptedException {
        Stream.Builder<String> found = Stream.builder();
        for (List<String> command : PEERS) {
            String version = version(said(command));
            if (!version.isEmpty()) {
                found.add(command.getFirst() + " " + version);
            }
        }
        return found.build().collect(Collectors.joining(", "));
    }

    /** Returns the first thing in a text that looks like a version. */
    static String version(String text) {
        var matcher = Pattern.compile("[0-9]+(\\.[0-9]+)+").matcher(text);
        return matcher.find() ? matcher.group() : "";
    }

    private static String said(List<String> command) throws InterruptedException {
        try {
            Process process =
                    new ProcessBuilder(command).redirectErrorStream(true).start();
            try (var stream = process.getInputStream()) {
                String text = new String(stream.readAllBytes(), StandardCharsets.UTF_8);
                process.waitFor();
                return text;
            }
        } catch (IOException notInstalled) {
            return "";
        }
    }
}
