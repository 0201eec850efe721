package io.connectors.liberty.install;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.apiextensions.v1.CustomResourceDefinition;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Installs the product's objects. Applying them again changes nothing, or brings them up to date. */
public final class ProductObjects {

    private static final String FIELD_MANAGER = "connectors-install";
    private static final long ESTABLISHED_TIMEOUT_SECONDS = 60;

    private final KubernetesClient admin;
    private final Manifests manifests;

    /** @param admin may do everything; stays open */
    public ProductObjects(KubernetesClient admin) {
        this.admin = admin;
        this.manifests = new Manifests(admin);
    }

    /** Applies CRDs, rights, settings and built-in classes, and waits until the CRDs are served. */
    public void apply() {
        var definitions = manifests.definitions();
        apply(definitions);
        apply(manifests.system());
        definitions.forEach(this::awaitEstablished);
        apply(manifests.classes());
    }

    /** Applies objects with the installer's field manager; what somebody else set beside them stays. */
    public void apply(List<? extends HasMetadata> objects) {
        for (var object : objects) {
            try {
                admin.resource(object)
                        .fieldManager(FIELD_MANAGER)
                        .forceConflicts()
                        .serverSideApply();
            } catch (KubernetesClientException e) {
                throw new InstallException(
                        "The API server did not take " + object.getKind() + " "
                                + object.getMetadata().getName() + ": " + e.getMessage(),
                        e);
            }
        }
    }

    private void awaitEstablished(HasMetadata definition) {
        admin.resources(CustomResourceDefinition.class)
                .withName(definition.getMetadata().getName())
                .waitUntilCondition(ProductObjects::established, ESTABLISHED_TIMEOUT_SECONDS, TimeUnit.SECONDS);
    }

    private static boolean established(CustomResourceDefinition definition) {
        return definition != null
                && definition.getStatus() != null
                // For a moment a new definition has a status without any.
                && definition.getStatus().getConditions() != null
                && definition.getStatus().getConditions().stream()
                        .anyMatch(condition ->
                                "Established".equals(condition.getType()) && "True".equals(condition.getStatus()));
    }
}
