package io.connectors.liberty.up;

import io.connectors.liberty.demo.Demo;
import io.connectors.liberty.launch.Installation;
import io.connectors.liberty.launch.Ports;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Runs one product until a signal comes, and leaves nothing of it running. */
final class Supervisor {

    private static final long STOP_TIMEOUT_SECONDS = 60;

    private final Path checkout;
    private final Folders folders;
    private final Map<String, String> environment;
    private final PrintStream out;

    Supervisor(Path checkout, Folders folders, Map<String, String> environment, PrintStream out) {
        this.checkout = checkout;
        this.folders = folders;
        this.environment = environment;
        this.out = out;
    }

    /** Returns when a signal has ended the product. */
    void run(Command.Up command) throws InterruptedException {
        var stopped = new CountDownLatch(1);
        interruptOnSignal(Thread.currentThread(), stopped);
        try {
            supervise(command);
        } finally {
            stopped.countDown();
        }
    }

    private void supervise(Command.Up command) throws InterruptedException {
        try (var _ = InstanceLock.take(folders.lock())) {
            var processes = new SupervisedProcesses(folders.processes());
            // A supervisor that was killed could not take its server with it.
            processes.end();
            processes.write(List.of(ProcessHandle.current()));
            try (var product = Product.start(options(command))) {
                processes.write(List.of(ProcessHandle.current(), product.serverProcess()));
                out.print(Banner.text(folders, product.endpoints()));
                if (command.demo()) {
                    new Demo(product.admin(), product.demo(), InstantSource.system()).run(out);
                }
                out.flush();
                Files.writeString(
                        folders.ready(), Long.toString(ProcessHandle.current().pid()));
                new CountDownLatch(1).await();
            } catch (IOException e) {
                throw new UncheckedIOException("Cannot write into " + folders.root(), e);
            } finally {
                delete(folders.ready());
                processes.forget();
            }
        }
    }

    private ProductOptions options(Command.Up command) {
        return new ProductOptions(
                Installation.ofCheckout(checkout),
                folders.root(),
                Ports.fromEnvironment(environment),
                command.kubeconfig(),
                settings());
    }

    /** A server for rules in Rego is the one thing that a developer brings along. */
    private Map<String, String> settings() {
        String rego = environment.getOrDefault("CONNECTORS_REGO_URL", "");
        return rego.isEmpty() ? Map.of() : Map.of("connectors.rego.url", rego);
    }

    /** The virtual machine goes down when its hooks are done; this one waits until the main thread has cleaned up. */
    private static void interruptOnSignal(Thread supervisor, CountDownLatch stopped) {
        Runtime.getRuntime().addShutdownHook(Thread.ofPlatform().name("stop").unstarted(() -> {
            supervisor.interrupt();
            try {
                if (!stopped.await(STOP_TIMEOUT_SECONDS, TimeUnit.SECONDS)) {
                    System.err.println("Not everything stopped within " + STOP_TIMEOUT_SECONDS + " s.");
                }
            } catch (InterruptedException _) {
                Thread.currentThread().interrupt();
            }
        }));
    }

    private static void delete(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot remove " + file, e);
        }
    }
}
