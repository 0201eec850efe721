package io.connectors.bench.target;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A class of ours as a program of its own. */
final class Jvm {
    private Jvm() {}

    static List<String> command(List<String> options, Class<?> main, List<String> arguments) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.add("-XX:+UseSerialGC");
        command.addAll(options);
        command.add("-cp");
        command.add(System.getProperty("java.class.path"));
        command.add(main.getName());
        command.addAll(arguments);
        return command;
    }
}
