package io.connectors.liberty.up;

import io.connectors.liberty.demo.Demo;
import io.connectors.liberty.launch.LaunchException;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import org.slf4j.LoggerFactory;

/** The part of {@code ./dev} that is not a shell script. */
public final class Main {

    private static final int FAILED = 1;
    private static final int USAGE = 2;

    private final Path checkout;
    private final Folders folders;
    private final PrintStream out;

    private Main(Path checkout, PrintStream out) {
        this.checkout = checkout;
        this.folders = new Folders(checkout.resolve(".dev"));
        this.out = out;
    }

    public static void main(String[] arguments) {
        var checkout = Path.of(System.getProperty("connectors.checkout", "")).toAbsolutePath();
        var out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        int status = new Main(checkout, out).run(Command.parse(List.of(arguments)));
        System.exit(status);
    }

    private int run(Command command) {
        try {
            return switch (command) {
                case Command.Up up -> up(up);
                case Command.Demo() -> demo();
                case Command.Down() -> down();
                case Command.Unknown(var text) -> {
                    System.err.println("./dev: " + text);
                    yield USAGE;
                }
            };
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return 0;
        } catch (RuntimeException e) {
            // The end of the main thread: the user gets the message, the log the rest.
            System.err.println("./dev: " + e.getMessage());
            LoggerFactory.getLogger(Main.class).error("The command failed", e);
            return FAILED;
        }
    }

    private int up(Command.Up up) throws InterruptedException {
        SupervisorLog.openIn(folders.logs());
        new Supervisor(checkout, folders, System.getenv(), out).run(up);
        return 0;
    }

    private int demo() {
        SupervisorLog.openIn(folders.logs().resolve("demo"));
        // The script sources the running product's environment first.
        var proxy = System.getenv("CONNECTORS_PROXY");
        if (proxy == null || !Files.exists(folders.environment())) {
            throw new LaunchException("Connectors does not run in " + folders.root() + ". Start it with ./dev up.");
        }
        try (var admin = Product.client(folders.adminKubeconfig())) {
            new Demo(admin, Product.demoPlace(folders, URI.create(proxy)), InstantSource.system()).run(out);
        }
        return 0;
    }

    private int down() {
        int ended = new SupervisedProcesses(folders.processes()).end();
        try {
            // What a supervisor that was killed could not remove.
            Files.deleteIfExists(folders.environment());
            Files.deleteIfExists(folders.ready());
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot remove files from " + folders.root(), e);
        }
        out.println(ended == 0 ? "Connectors does not run in " + folders.root() + "." : "Connectors is stopped.");
        return 0;
    }
}
