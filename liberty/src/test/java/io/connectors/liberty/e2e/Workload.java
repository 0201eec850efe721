package io.connectors.liberty.e2e;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** A container, as far as its commands notice: a home, mounted files, and an environment of which this machine's is no part. */
final class Workload {
    private final Path home;
    private final Path mount;
    private final Map<String, String> environment = new HashMap<>();

    /** @param mounted what the Pod mounts, by name of the file */
    Workload(Path folder, Map<String, String> mounted) {
        try {
            home = Files.createDirectories(folder.resolve("home"));
            mount = Files.createDirectories(folder.resolve("mount"));
            for (var file : mounted.entrySet()) {
                Files.writeString(mount.resolve(file.getKey()), file.getValue());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        environment.put("HOME", home.toString());
        environment.put("LANG", "C.UTF-8");
        environment.put("PATH", System.getenv("PATH"));
    }

    Path home() {
        return home;
    }

    Path mounted(String name) {
        return mount.resolve(name);
    }

    Workload with(String variable, Object value) {
        environment.put(variable, value.toString());
        return this;
    }

    /** Takes the variables of the mounted {@code .env}, as {@code source .env} does. */
    Workload sourcing() {
        try (Stream<String> lines = Files.lines(mounted(".env"))) {
            lines.map(line -> line.split("=", 2)).forEach(pair -> environment.put(pair[0], pair[1]));
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Runs a command in the home folder. */
    Shell.Result run(String... command) {
        return runIn(home, command);
    }

    Shell.Result runIn(Path directory, String... command) {
        Shell.Result result = Shell.runIsolated(directory, environment, List.of(command));
        Transcript.seen(result.everything());
        return result;
    }

    /** Starts a command whose output is read while it runs; the caller ends it. */
    Process start(String... command) {
        var builder = new ProcessBuilder(command).directory(home.toFile()).redirectErrorStream(true);
        builder.environment().clear();
        builder.environment().putAll(environment);
        try {
            return builder.start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Returns the names of files that hold one of the texts: mounted ones and those that commands have written. */
    List<Path> filesWith(Iterable<String> texts) {
        try (Stream<Path> files = Files.walk(home.getParent())) {
            return files.filter(Files::isRegularFile)
                    .filter(file -> holdsOneOf(file, texts))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean holdsOneOf(Path file, Iterable<String> texts) {
        try {
            String content = new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
            for (String text : texts) {
                if (content.contains(text)) {
                    return true;
                }
            }
            return false;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
