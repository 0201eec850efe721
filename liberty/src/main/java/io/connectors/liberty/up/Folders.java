package io.connectors.liberty.up;

import java.nio.file.Path;

/** What lies where in the folder of one running product, by default {@code .dev} of the checkout. */
public record Folders(Path root) {

    public Folders {
        root = root.toAbsolutePath().normalize();
    }

    /** Exists exactly while the product runs. */
    public Path environment() {
        return root.resolve("env");
    }

    /** Names the supervisor from the moment when {@code up} has nothing more to say. */
    Path ready() {
        return root.resolve("ready");
    }

    public Path adminKubeconfig() {
        return root.resolve("kubeconfig");
    }

    public Path adminToken() {
        return root.resolve("admin.token");
    }

    public Path certificateAuthority() {
        return root.resolve("ca.crt");
    }

    public Path logs() {
        return root.resolve("logs");
    }

    public Path audit() {
        return logs().resolve("audit.jsonl");
    }

    public Path demo() {
        return root.resolve("demo");
    }

    Path keys() {
        return root.resolve("keys");
    }

    Path objects() {
        return root.resolve("objects");
    }

    Path serverOutput() {
        return root.resolve("server");
    }

    Path kubeconfigOf(String server) {
        return root.resolve("identities").resolve(server + ".kubeconfig");
    }

    Path lock() {
        return root.resolve("lock");
    }

    Path processes() {
        return root.resolve("processes");
    }
}
