package io.connectors.liberty.demo;

import java.net.URI;
import java.nio.file.Path;

/**
 * Where the demo finds the product and puts what it makes.
 *
 * @param proxy address of the reverse proxy
 * @param audit the proxy's audit log
 * @param directory the demo's own folder
 */
public record DemoPlace(URI proxy, Path audit, Path directory) {

    /** Holds the repositories of the demo's Git server. */
    public Path repositories() {
        return directory.resolve("repositories");
    }

    Path workloads() {
        return directory.resolve("workloads");
    }

    URI throughConnector() {
        return URI.create(proxy + "/namespaces/" + DemoObjects.CONNECTOR.namespace() + "/connectors/"
                + DemoObjects.CONNECTOR.name() + "/" + DemoObjects.REPOSITORY);
    }
}
