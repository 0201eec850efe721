package io.connectors.sandbox;

import java.nio.file.Path;

/**
 * How one API server is set up.
 *
 * @param directory where keys, the administrator's token and, if kept, the objects lie; made when it is missing
 * @param port 0 for any free one
 * @param keepsObjects whether the objects survive the process
 */
public record SandboxSettings(Path directory, int port, boolean keepsObjects) {

    /** Settings of a server that ends with a test. */
    public static SandboxSettings forTest(Path directory) {
        return new SandboxSettings(directory, 0, false);
    }
}
