package io.connectors.liberty.up;

import io.connectors.liberty.install.PrivateFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/** The file that a shell sources to use the running product. */
final class EnvironmentFile implements AutoCloseable {

    private final Path file;

    private EnvironmentFile(Path file) {
        this.file = file;
    }

    static EnvironmentFile write(Folders folders, Endpoints endpoints) {
        PrivateFile.write(folders.environment(), content(folders, endpoints));
        return new EnvironmentFile(folders.environment());
    }

    static String content(Folders folders, Endpoints endpoints) {
        return variables(folders, endpoints).entrySet().stream()
                .map(variable -> "export " + variable.getKey() + "=" + quoted(variable.getValue()) + "\n")
                .collect(Collectors.joining());
    }

    @Override
    public void close() {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot remove " + file, e);
        }
    }

    private static Map<String, Object> variables(Folders folders, Endpoints endpoints) {
        Map<String, Object> variables = new LinkedHashMap<>();
        variables.put("KUBECONFIG", folders.adminKubeconfig());
        variables.put("CONNECTORS_PROXY", endpoints.proxy());
        variables.put("CONNECTORS_PROXY_TLS", endpoints.proxyTls());
        variables.put("CONNECTORS_FORWARD_PROXY", endpoints.forward());
        variables.put("CONNECTORS_API", endpoints.control());
        variables.put("CONNECTORS_UI", endpoints.ui());
        variables.put("CONNECTORS_CA", folders.certificateAuthority());
        variables.put("CONNECTORS_ADMIN_TOKEN", folders.adminToken());
        variables.put("CONNECTORS_LOGS", folders.logs());
        return variables;
    }

    /** Single quotes keep everything; one inside ends them, stands escaped, and begins them again. */
    private static String quoted(Object value) {
        return "'" + value.toString().replace("'", "'\\''") + "'";
    }
}
