package io.connectors.liberty.up;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.logging.FileHandler;
import java.util.logging.Level;
import java.util.logging.LogManager;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;

/** Sends what the supervisor logs to a file, so that the terminal shows what a user asked for. */
final class SupervisorLog {

    private static final String LINE = "%1$tFT%1$tT.%1$tL %4$-7s %3$s %5$s%6$s%n";
    private static final int MAX_BYTES = 10_000_000;

    private SupervisorLog() {}

    static void openIn(Path folder) {
        System.setProperty("java.util.logging.SimpleFormatter.format", LINE);
        LogManager.getLogManager().reset();
        try {
            Files.createDirectories(folder);
            // FileHandler reads % in its pattern.
            var pattern = folder.resolve("supervisor.log").toString().replace("%", "%%");
            var handler = new FileHandler(pattern, MAX_BYTES, 1, true);
            handler.setFormatter(new SimpleFormatter());
            var root = Logger.getLogger("");
            root.setLevel(Level.INFO);
            root.addHandler(handler);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot write log files in " + folder, e);
        }
    }
}
