package io.connectors.liberty.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.connectors.crds.v1alpha1.Connector;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.utils.Serialization;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A Connector's conditions follow the class, the Secret and the tool, on a real API server. */
@ExtendWith(ProductExtension.class)
final class ConnectorConditionsE2E {
    private final RunningProduct product;
    private final GitServer forge;
    private final Tenant tenant;

    ConnectorConditionsE2E(RunningProduct product, GitServer forge, Tenant tenant) {
        this.product = product;
        this.forge = forge;
        this.tenant = tenant;
    }

    @Test
    void becomesReadyAndPublishesWhereItIsReached() {
        tenant.awaitReady();

        var status = Serialization.asYaml(connector().getStatus());
        assertThat(status)
                .contains("url: \"http://" + tenant.hostName() + "\"")
                .contains("path: \"/connectors/v1alpha1/" + tenant.namespace() + "/" + Tenant.CONNECTOR + "/path\"");
        var service = product.admin()
                .services()
                .inNamespace(tenant.namespace())
                .withName("c-" + Tenant.CONNECTOR)
                .get();
        assertThat(service.getSpec().getType()).isEqualTo("ExternalName");
        assertThat(service.getMetadata().getOwnerReferences())
                .singleElement()
                .satisfies(owner -> assertThat(owner.getUid())
                        .isEqualTo(connector().getMetadata().getUid()));
    }

    @Test
    void saysAtOnceThatTheSecretIsGoneAndThatItIsBack() {
        tenant.awaitReady();

        tenant.deleteSecret();
        tenant.await("SecretReady", "False SecretNotFound");
        tenant.await("Ready", "False SecretNotFound");

        tenant.secret(product.passwordOfForge());
        tenant.awaitReady();
    }

    @Test
    void saysThatTheToolRejectsTheCredential() {
        tenant.awaitReady();

        tenant.secret("wrong");

        tenant.await("AuthReady", "False AuthenticationFailed");
    }

    @Test
    void saysThatTheToolCannotBeReachedAndRecoversWithTheAddress() {
        tenant.awaitReady();

        tenant.address("http://127.0.0.1:1");
        tenant.await("LivenessReady", "False ConnectionFailed");

        tenant.address(forge.address().toString());
        tenant.awaitReady();
    }

    @Test
    void saysThatTheClassIsMissing() {
        tenant.connectorOfClass("odd", "no-such-class");

        tenant.await("odd", "ConnectorClassReady", "False ConnectorClassNotFound");
    }

    @Test
    void namesTheFieldOfAMalformedManifest() {
        Assertions.assertThatThrownBy(() -> product.admin()
                        .resource("""
                        apiVersion: connectors.alauda.io/v1alpha1
                        kind: Connector
                        metadata:
                          name: broken
                          namespace: %s
                        spec:
                          connectorClassName: git
                          address: 7
                        """.formatted(tenant.namespace()))
                        .create())
                .isInstanceOf(KubernetesClientException.class)
                .hasMessageContaining("spec.address")
                .hasMessageContaining("string");
    }

    private Connector connector() {
        return product.admin()
                .resources(Connector.class)
                .inNamespace(tenant.namespace())
                .withName(Tenant.CONNECTOR)
                .require();
    }
}
