package io.connectors.liberty.launch;

import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Where a build left the runtime and the servers.
 *
 * @param wlp the unpacked Open Liberty runtime, never written to
 * @param usr servers, shared configuration and applications, never written to by a running server
 */
public record Installation(Path wlp, Path usr) {

    public Installation {
        wlp = wlp.toAbsolutePath();
        usr = usr.toAbsolutePath();
    }

    public static Installation ofCheckout(Path checkout) {
        var installation =
                new Installation(checkout.resolve("target/liberty/wlp"), checkout.resolve("liberty/target/usr"));
        installation.requirePresent(installation.serverJar());
        installation.requirePresent(installation.usr.resolve("servers"));
        return installation;
    }

    Path serverJar() {
        return wlp.resolve("bin/tools/ws-server.jar");
    }

    Path agentJar() {
        return wlp.resolve("bin/tools/ws-javaagent.jar");
    }

    Path platformOptions() {
        return wlp.resolve("lib/platform/java/java24.options");
    }

    Path serverOptions(String server) {
        return usr.resolve("servers").resolve(server).resolve("jvm.options");
    }

    private void requirePresent(Path path) {
        if (!Files.exists(path)) {
            throw new LaunchException(
                    "The build has not left " + path + ". Run \"mvn -DskipTests package\" or ./dev up.");
        }
    }
}
