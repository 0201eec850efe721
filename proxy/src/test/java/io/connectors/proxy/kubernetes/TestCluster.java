package io.connectors.proxy.kubernetes;

import io.connectors.sandbox.SandboxServer;
import io.connectors.sandbox.SandboxSettings;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.authentication.TokenRequestBuilder;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.ConfigBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** An API server with the objects and the rights of a deployment, as far as they concern the authority. */
final class TestCluster implements AutoCloseable {
    static final String NAMESPACE = "connectors-system";
    private static final List<String> DEPLOYED =
            List.of("namespace.yaml", "service-accounts.yaml", "proxy-rights.yaml");
    private static final String AUTHORITY = "interception-authority.yaml";

    private final SandboxServer server;
    private final KubernetesClient admin;

    TestCluster(Path folder) throws IOException {
        server = SandboxServer.start(SandboxSettings.forTest(folder));
        Path kubeconfig = folder.resolve("admin.kubeconfig");
        server.writeKubeConfig(kubeconfig);
        admin = new KubernetesClientBuilder()
                .withConfig(Config.fromKubeconfig(kubeconfig.toFile()))
                .build();
        for (String file : DEPLOYED) {
            apply(file);
        }
    }

    KubernetesClient admin() {
        return admin;
    }

    /** Applies the authority's empty objects as an installation does. */
    void applyAuthority() throws IOException {
        apply(AUTHORITY);
    }

    /** Returns a client with the rights of a ServiceAccount; the caller closes it. */
    KubernetesClient as(String serviceAccount) {
        String token = admin.serviceAccounts()
                .inNamespace(NAMESPACE)
                .withName(serviceAccount)
                .tokenRequest(new TokenRequestBuilder()
                        .withNewSpec()
                        .withExpirationSeconds(3_600L)
                        .endSpec()
                        .build())
                .getStatus()
                .getToken();
        return new KubernetesClientBuilder()
                .withConfig(new ConfigBuilder(Config.empty())
                        .withMasterUrl(server.address().toString())
                        .withCaCertFile(server.certificateAuthority().toString())
                        .withOauthToken(token)
                        .build())
                .build();
    }

    @Override
    public void close() {
        admin.close();
        server.close();
    }

    private void apply(String file) throws IOException {
        try (InputStream yaml = Files.newInputStream(Path.of("..", "deploy", file))) {
            for (HasMetadata object : admin.load(yaml).items()) {
                var _ = admin.resource(object)
                        .fieldManager("connectors-install")
                        .forceConflicts()
                        .serverSideApply();
            }
        }
    }
}
