package io.connectors.liberty.up;

import io.connectors.liberty.launch.CertificateTrust;
import io.connectors.liberty.launch.HealthCheck;
import io.connectors.liberty.launch.LibertyServer;
import io.connectors.liberty.launch.ServerLaunch;
import io.connectors.sandbox.pki.DevelopmentCa;
import io.connectors.sandbox.pki.ServerCertificate;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The {@code dev} server of one product, which can be started again after it was killed. */
final class DevServer implements AutoCloseable {

    private static final Duration START_TIMEOUT = Duration.ofMinutes(3);

    private final ProductOptions options;
    private final Folders folders;
    private final Endpoints endpoints;
    private final ServerCertificate certificate;

    /** Written by the thread that starts and stops the product. */
    private @Nullable LibertyServer running;

    DevServer(ProductOptions options, Folders folders, Endpoints endpoints, ServerCertificate certificate) {
        this.options = options;
        this.folders = folders;
        this.endpoints = endpoints;
        this.certificate = certificate;
    }

    void start() throws InterruptedException {
        var launch = new ServerLaunch("dev", folders.serverOutput(), folders.logs(), settings());
        var server = LibertyServer.start(options.installation(), launch);
        running = server;
        var trust = CertificateTrust.in(folders.certificateAuthority());
        try (var client = HttpClient.newBuilder().sslContext(trust).build()) {
            var ready = List.of(
                    endpoints.control().resolve("/health/ready"),
                    endpoints.proxyHealth().resolve("/health/ready"));
            server.awaitReady(new HealthCheck(client, ready), START_TIMEOUT);
        }
    }

    ProcessHandle process() {
        return required().process();
    }

    void crash() {
        required().kill();
    }

    @Override
    public void close() {
        if (running != null) {
            running.close();
        }
    }

    private LibertyServer required() {
        if (running == null) {
            throw new IllegalStateException("The dev server was not started");
        }
        return running;
    }

    private Map<String, String> settings() {
        Map<String, String> settings = new HashMap<>(options.ports().settings());
        settings.put("connectors.listen.host", "127.0.0.1");
        settings.put(
                "connectors.tls.keystore",
                certificate.keyStore().toAbsolutePath().toString());
        settings.put("connectors.tls.keystore.password", DevelopmentCa.KEY_STORE_PASSWORD);
        settings.put(
                "connectors.control.kubeconfig", folders.kubeconfigOf("control").toString());
        settings.put(
                "connectors.proxy.kubeconfig", folders.kubeconfigOf("proxy").toString());
        settings.put("connectors.proxy.audit-file", folders.audit().toString());
        // Tools of a development run listen on this machine.
        settings.put("connectors.egress.allow-private", "true");
        settings.put("connectors.egress.allow", "127.0.0.0/8,::1");
        settings.putAll(options.settings());
        return settings;
    }
}
