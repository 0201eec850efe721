package io.connectors.liberty.e2e;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** Where {@code ./dev test} puts clients that no package of the system has. Outside the checkout: they outlive it. */
final class ClientFolder {
    private ClientFolder() {}

    /** Returns a file below the folder; fails with what to do when it is not there. */
    static Path require(String file) {
        Path path = folder().resolve(file);
        if (!Files.exists(path)) {
            throw new AssertionError(
                    "There is no " + path + ". Run ./dev test, which loads the clients it tests with.");
        }
        return path;
    }

    private static Path folder() {
        return variable("CONNECTORS_TEST_CLIENTS")
                .map(Path::of)
                .orElseGet(() -> variable("XDG_CACHE_HOME")
                        .map(Path::of)
                        .orElseGet(() -> Path.of(System.getProperty("user.home"), ".cache"))
                        .resolve("connectors-test-clients"));
    }

    private static Optional<String> variable(String name) {
        return Optional.ofNullable(System.getenv(name)).filter(value -> !value.isBlank());
    }
}
