package io.connectors.liberty.demo;

import io.connectors.crds.credential.Credential.Basic;
import io.connectors.crds.credential.CredentialReader;
import io.connectors.crds.credential.CredentialReading;
import io.connectors.crds.credential.CredentialReading.Usable;
import io.connectors.crds.v1alpha1.AuthType;
import io.connectors.crds.v1alpha1.Condition;
import io.connectors.crds.v1alpha1.Connector;
import io.connectors.crds.v1alpha1.ConnectorAuth;
import io.connectors.crds.v1alpha1.ConnectorClass;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientTimeoutException;
import io.fabric8.kubernetes.client.dsl.Resource;
import java.net.URI;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The demo's Connector, as an administrator sees it. */
final class ForgeConnector {

    private static final long READY_TIMEOUT_SECONDS = 60;

    private final KubernetesClient admin;

    ForgeConnector(KubernetesClient admin) {
        this.admin = admin;
    }

    /** Waits until the reconciler says that the Connector, as it is now, is ready. */
    void awaitReady() {
        try {
            resource().waitUntilCondition(ForgeConnector::ready, READY_TIMEOUT_SECONDS, TimeUnit.SECONDS);
        } catch (KubernetesClientTimeoutException e) {
            throw new DemoException(
                    "Connector " + DemoObjects.CONNECTOR + " is not ready after " + READY_TIMEOUT_SECONDS + " s: "
                            + conditions(resource().get()),
                    e);
        }
    }

    URI tool() {
        return URI.create(existing().getSpec().address());
    }

    /** Returns what the search looks for. */
    String password() {
        var auth = existing().getSpec().auth();
        if (auth != null && credential(auth) instanceof Usable(Basic account)) {
            return account.password();
        }
        throw new DemoException("Secret of Connector " + DemoObjects.CONNECTOR + " has no password to search for.");
    }

    private CredentialReading credential(ConnectorAuth auth) {
        var secret = CredentialReader.secretOf(DemoObjects.NAMESPACE, auth.secretRef())
                .flatMap(ref -> Optional.ofNullable(admin.secrets()
                        .inNamespace(ref.namespace())
                        .withName(ref.name())
                        .get()));
        return CredentialReader.read(DemoObjects.NAMESPACE, authType(auth), auth.secretRef(), secret);
    }

    private AuthType authType(ConnectorAuth auth) {
        var gitClass = admin.resources(ConnectorClass.class).withName("git").get();
        return Optional.ofNullable(gitClass)
                .flatMap(found -> Optional.ofNullable(found.getSpec().auth()))
                .flatMap(types -> types.types().stream()
                        .filter(type -> type.name().equals(auth.name()))
                        .findFirst())
                .orElseThrow(() -> new DemoException("ConnectorClass git has no auth type \"" + auth.name() + "\"."));
    }

    private Connector existing() {
        var connector = resource().get();
        if (connector == null) {
            throw new DemoException("There is no Connector " + DemoObjects.CONNECTOR
                    + ". The demo needs a product that ./dev up started with its own API server.");
        }
        return connector;
    }

    private Resource<Connector> resource() {
        return admin.resources(Connector.class)
                .inNamespace(DemoObjects.NAMESPACE)
                .withName(DemoObjects.CONNECTOR.name());
    }

    private static boolean ready(@Nullable Connector connector) {
        return connector != null
                && Objects.equals(
                        connector.getStatus().observedGeneration(),
                        connector.getMetadata().getGeneration())
                && connector.getStatus().conditions().stream()
                        .anyMatch(condition -> condition.type().equals("Ready")
                                && condition.status().equals("True"));
    }

    private static String conditions(@Nullable Connector connector) {
        return connector == null
                ? "it does not exist"
                : connector.getStatus().conditions().stream()
                        .filter(condition -> !condition.status().equals("True"))
                        .map(ForgeConnector::spell)
                        .collect(Collectors.joining("; "));
    }

    private static String spell(Condition condition) {
        return condition.type() + "=" + condition.status() + " " + condition.reason() + " (" + condition.message()
                + ")";
    }
}
