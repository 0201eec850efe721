package io.connectors.liberty.e2e;

import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.ConfigBuilder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The host name of a run's tools. Only the product can resolve it: a client that leaves its proxy out reaches nothing, and none
 * makes the exception for it that most make for {@code localhost}.
 */
final class ToolHost {
    static final String NAME = "tools.test";

    private ToolHost() {}

    /**
     * Returns the settings under which the product resolves the name.
     *
     * @param kubeconfig names an API server that the product has to find too, since it asks nobody but the file
     */
    static Map<String, String> settings(Path folder, Optional<Path> kubeconfig) {
        List<String> lines = new ArrayList<>();
        lines.add("127.0.0.1 localhost " + NAME);
        lines.add("::1 localhost");
        addressOf(localName()).ifPresent(lines::add);
        kubeconfig.flatMap(file -> addressOf(apiServer(file))).ifPresent(lines::add);
        try {
            Path hosts = Files.write(Files.createDirectories(folder).resolve("hosts"), lines);
            // The JVM reads its further options from this variable.
            return Map.of("java.tool.options", "\"-Djdk.net.hosts.file=" + hosts + "\"");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String localName() {
        try {
            return InetAddress.getLocalHost().getHostName();
        } catch (UnknownHostException _) {
            return "localhost";
        }
    }

    private static String apiServer(Path kubeconfig) {
        Config config = new ConfigBuilder(Config.fromKubeconfig(kubeconfig.toFile())).build();
        return URI.create(config.getMasterUrl()).getHost();
    }

    private static Optional<String> addressOf(String host) {
        try {
            return Optional.of(InetAddress.getByName(host).getHostAddress() + " " + host);
        } catch (UnknownHostException _) {
            return Optional.empty();
        }
    }
}
