package io.connectors.liberty.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.connectors.crds.v1alpha1.Connector;
import io.connectors.liberty.install.ProductObjects;
import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.Secret;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Where the proxy's authority is, who learns of it, and what leaves it alone, on a real API server. */
@ExtendWith(ProductExtension.class)
final class InterceptionAuthorityE2E {
    private static final Duration LIMIT = Duration.ofSeconds(30);

    private final RunningProduct product;

    InterceptionAuthorityE2E(RunningProduct product) {
        this.product = product;
    }

    @Test
    void givesClientsOfThisMachineWhatTheProxyPublishes() throws IOException {
        assertThat(Files.readString(product.certificateAuthority()))
                .startsWith("-----BEGIN CERTIFICATE-----")
                .endsWith(published())
                .hasSizeGreaterThan(published().length());
        assertThat(published()).startsWith("-----BEGIN CERTIFICATE-----").doesNotContain("PRIVATE");
    }

    @Test
    void staysTheSameWhenTheServerIsKilled() throws IOException, InterruptedException {
        String before = Files.readString(product.certificateAuthority());
        Map<String, String> stored = secret().getData();

        product.killServerAndStartAgain();

        assertThat(secret().getData()).isEqualTo(stored);
        assertThat(Files.readString(product.certificateAuthority())).isEqualTo(before);
    }

    @Test
    void staysTheSameWhenTheInstallationIsAppliedAgain() {
        Map<String, String> stored = secret().getData();
        String published = published();

        new ProductObjects(product.admin()).apply();
        var _ = Shell.run(
                Path.of("").toAbsolutePath(),
                "kubectl",
                "--kubeconfig",
                product.kubeconfig().toString(),
                "apply",
                "--filename",
                Path.of("..", "deploy", "interception-authority.yaml").toString());

        assertThat(secret().getData()).isEqualTo(stored);
        assertThat(published()).isEqualTo(published);
    }

    /** TLS-9: also a Connector that lies beside the Secret cannot have its content sent anywhere. */
    @Test
    void isNoCredentialAndNoAuthorityOfAConnector() {
        String name = "nosy-" + UUID.randomUUID().toString().substring(0, 8);
        var connectors = product.admin().resources(Connector.class).inNamespace(AuthorityKey.NAMESPACE);
        try {
            var _ = product.admin()
                    .resource("""
                            apiVersion: connectors.alauda.io/v1alpha1
                            kind: Connector
                            metadata: {name: %1$s, namespace: %2$s}
                            spec:
                              connectorClassName: git
                              address: https://127.0.0.1:1
                              auth:
                                name: basicAuth
                                secretRef: {name: %3$s}
                                params: [{name: repository, value: x.git}]
                              caCertSecretRef: {name: %3$s}
                            """.formatted(name, AuthorityKey.NAMESPACE, AuthorityKey.SECRET))
                    .create();

            Poll.until(
                    "the Connector's Secrets are refused",
                    LIMIT,
                    () -> refusals(connectors.withName(name).require()) == 2);
        } finally {
            connectors.withName(name).delete();
        }
    }

    private static long refusals(Connector connector) {
        return connector.getStatus() == null
                ? 0
                : connector.getStatus().conditions().stream()
                        .filter(condition -> condition.type().equals("SecretReady")
                                || condition.type().equals("CACertReady"))
                        .filter(condition -> "SecretNotAllowed".equals(condition.reason()))
                        .count();
    }

    private Secret secret() {
        return product.admin()
                .secrets()
                .inNamespace(AuthorityKey.NAMESPACE)
                .withName(AuthorityKey.SECRET)
                .require();
    }

    private String published() {
        ConfigMap bundle = product.admin()
                .configMaps()
                .inNamespace(AuthorityKey.NAMESPACE)
                .withName("connectors-ca")
                .require();
        return bundle.getData().getOrDefault("ca.crt", "");
    }
}
