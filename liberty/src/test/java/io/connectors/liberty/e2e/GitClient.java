package io.connectors.liberty.e2e;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The real {@code git} as a workload has it: no configuration but the header that shows the ServiceAccount token to one
 * address.
 */
final class GitClient {
    private final Path home;
    private final Map<String, String> configuration = new HashMap<>();

    GitClient(Path home) {
        this.home = home;
    }

    /** Shows this token, as the password of Basic authentication, to the given address only. */
    GitClient showing(@Nullable String token, URI address) {
        if (token != null) {
            var basic = Base64.getEncoder().encodeToString((":" + token).getBytes(StandardCharsets.UTF_8));
            configuration.put("http." + address + "/.extraHeader", "Authorization: Basic " + basic);
        }
        return this;
    }

    /** Resolves the address's host to loopback, as the cluster's DNS resolves a Connector's name to the proxy. */
    GitClient resolving(URI address) {
        configuration.put("http.curloptResolve", address.getHost() + ":" + address.getPort() + ":127.0.0.1");
        return this;
    }

    Shell.Result git(Path directory, String... arguments) {
        List<String> command = new ArrayList<>(List.of("git"));
        command.addAll(List.of(arguments));
        Shell.Result result = Shell.run(directory, environment(), command);
        Transcript.seen(result.everything());
        return result;
    }

    private Map<String, String> environment() {
        Map<String, String> environment = new HashMap<>(Map.of(
                "HOME", home.toString(),
                "GIT_CONFIG_NOSYSTEM", "1",
                "GIT_TERMINAL_PROMPT", "0",
                "GIT_AUTHOR_NAME", "Builder",
                "GIT_AUTHOR_EMAIL", "builder@example.org",
                "GIT_COMMITTER_NAME", "Builder",
                "GIT_COMMITTER_EMAIL", "builder@example.org",
                "GIT_CONFIG_COUNT", String.valueOf(configuration.size())));
        int index = 0;
        for (var entry : configuration.entrySet()) {
            environment.put("GIT_CONFIG_KEY_" + index, entry.getKey());
            environment.put("GIT_CONFIG_VALUE_" + index, entry.getValue());
            index++;
        }
        return environment;
    }
}
