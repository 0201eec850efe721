package io.connectors.liberty.launch;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * One start of one server.
 *
 * @param server name of the server configuration: {@code dev}, {@code control} or {@code proxy}
 * @param output folder for what the server writes; two running servers never share it
 * @param logs folder of the log files
 * @param settings keys as in the server configuration and the applications, {@code connectors.proxy.port}; may hold secrets
 */
public record ServerLaunch(String server, Path output, Path logs, Map<String, String> settings) {

    public ServerLaunch {
        output = output.toAbsolutePath();
        logs = logs.toAbsolutePath();
        settings = Map.copyOf(settings);
    }

    Path console() {
        return logs.resolve("console.log");
    }

    /** The environment variables that Liberty and MicroProfile Config look for under a setting's key. */
    Map<String, String> variables() {
        return settings.entrySet().stream()
                .collect(Collectors.toMap(setting -> variable(setting.getKey()), Map.Entry::getValue));
    }

    static String variable(String key) {
        return key.replaceAll("[^A-Za-z0-9]", "_").toUpperCase(Locale.ROOT);
    }

    /** Names the settings only: values can be passwords. */
    @Override
    public String toString() {
        return "ServerLaunch[" + server + ", " + output + ", " + settings.keySet() + "]";
    }
}
