package io.connectors.sandbox;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;

/** Runs an API server alone, for a look at it with kubectl: arguments are a directory and a port. */
public final class SandboxMain {

    private SandboxMain() {}

    /** Serves until the process is ended. */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        if (arguments.length != 2) {
            System.err.println("Arguments: DIRECTORY PORT");
            System.exit(2);
        }
        Path directory = Path.of(arguments[0]).toAbsolutePath();
        var server = SandboxServer.start(new SandboxSettings(directory, Integer.parseInt(arguments[1]), true));
        Path kubeconfig = directory.resolve("kubeconfig");
        server.writeKubeConfig(kubeconfig);
        System.out.println("KUBECONFIG=" + kubeconfig);
        Runtime.getRuntime().addShutdownHook(new Thread(server::close));
        new CountDownLatch(1).await();
    }
}
