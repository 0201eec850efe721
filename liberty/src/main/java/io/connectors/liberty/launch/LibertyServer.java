package io.connectors.liberty.launch;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * One running Liberty server. It is started without Liberty's shell script, which breaks on folders with a space, and is
 * therefore a direct child that can be signalled.
 */
public final class LibertyServer implements AutoCloseable {

    private static final Duration STOP_TIMEOUT = Duration.ofSeconds(30);
    private static final Duration POLL_INTERVAL = Duration.ofMillis(100);
    private static final int TAIL_LINES = 20;

    private final ServerLaunch launch;
    private final Process process;

    private LibertyServer(ServerLaunch launch, Process process) {
        this.launch = launch;
        this.process = process;
    }

    public static LibertyServer start(Installation installation, ServerLaunch launch) {
        var builder = new ProcessBuilder(command(installation, launch.server()));
        var environment = builder.environment();
        // Only the settings of this start count: a kubeconfig of the caller is cluster-admin more often than not.
        environment.keySet().removeIf(name -> name.startsWith("CONNECTORS_") || name.equals("KUBECONFIG"));
        environment.put("WLP_USER_DIR", installation.usr().toString());
        environment.put("WLP_OUTPUT_DIR", launch.output().toString());
        environment.put("LOG_DIR", launch.logs().toString());
        // glibc keeps an arena per thread otherwise, and the resident size follows the number of threads.
        environment.put("MALLOC_ARENA_MAX", "2");
        environment.putAll(launch.variables());
        try {
            Files.createDirectories(launch.output());
            Files.createDirectories(launch.logs());
            new WorkArea(launch.output().resolve(launch.server())).forgetApplications();
            var process = builder.directory(launch.output().toFile())
                    .redirectErrorStream(true)
                    .redirectInput(new File("/dev/null"))
                    .redirectOutput(launch.console().toFile())
                    .start();
            return new LibertyServer(launch, process);
        } catch (IOException e) {
            throw new LaunchException("The server " + launch.server() + " cannot be started in " + launch.output(), e);
        }
    }

    static List<String> command(Installation installation, String server) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.add("-javaagent:" + installation.agentJar());
        command.add("-Djava.awt.headless=true");
        command.addAll(JvmOptions.read(installation.platformOptions()));
        command.addAll(JvmOptions.read(installation.serverOptions(server)));
        command.add("-jar");
        command.add(installation.serverJar().toString());
        command.add(server);
        return command;
    }

    public ProcessHandle process() {
        return process.toHandle();
    }

    /** Waits until the server is healthy; ends early, with the end of its console, when it dies. */
    public void awaitReady(HealthCheck health, Duration timeout) throws InterruptedException {
        long deadline = System.nanoTime() + timeout.toNanos();
        var complaint = health.complaint();
        while (complaint.isPresent()) {
            if (process.waitFor(POLL_INTERVAL.toMillis(), TimeUnit.MILLISECONDS)) {
                throw new LaunchException("The server " + launch.server() + " ended with " + process.exitValue()
                        + " before it was ready. Its last words in " + launch.console() + ":\n" + lastWords());
            }
            if (System.nanoTime() > deadline) {
                throw new LaunchException("The server " + launch.server() + " is not ready after " + timeout.toSeconds()
                        + " s: " + complaint.get() + ". Its last words in " + launch.console() + ":\n" + lastWords());
            }
            complaint = health.complaint();
        }
    }

    /** Ends the process at once, as a crash would. */
    public void kill() {
        process.destroyForcibly();
        process.onExit().join();
    }

    /** Lets requests end, then the process; SIGKILL when that takes more than half a minute. */
    @Override
    public void close() {
        process.destroy();
        try {
            if (process.waitFor(STOP_TIMEOUT.toMillis(), TimeUnit.MILLISECONDS)) {
                return;
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
        kill();
    }

    private String lastWords() {
        try {
            var lines = Files.readString(launch.console(), StandardCharsets.UTF_8)
                    .lines()
                    .toList();
            return String.join("\n", lines.subList(Math.max(0, lines.size() - TAIL_LINES), lines.size()));
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read " + launch.console(), e);
        }
    }
}
