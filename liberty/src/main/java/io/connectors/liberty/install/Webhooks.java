package io.connectors.liberty.install;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.admissionregistration.v1.MutatingWebhookConfiguration;
import io.fabric8.kubernetes.api.model.admissionregistration.v1.ValidatingWebhookConfiguration;
import io.fabric8.kubernetes.api.model.admissionregistration.v1.WebhookClientConfig;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;

/**
 * The admission webhooks of one run of the product. They lead to a server of this machine that ends with the run, and an API server
 * stores none of our objects while it cannot reach them: so they come last and go first.
 */
public final class Webhooks {

    private final KubernetesClient admin;

    /** @param admin may do everything; stays open */
    public Webhooks(KubernetesClient admin) {
        this.admin = admin;
    }

    /** Takes the webhooks away, also those of a run that was killed. */
    public void remove() {
        for (var configuration : new Manifests(admin).webhooks()) {
            admin.resource(configuration).delete();
        }
    }

    /**
     * Lets the API server ask a control server.
     *
     * @param control its address as the API server reaches it; it answers already
     * @param authority PEM file of the authority that signed its certificate
     * @return takes the webhooks away again
     */
    public AutoCloseable install(URI control, Path authority) {
        new ProductObjects(admin).apply(wanted(control, pem(authority)));
        return this::remove;
    }

    private List<HasMetadata> wanted(URI control, byte[] authority) {
        var configurations = new Manifests(admin).webhooks();
        String bundle = Base64.getEncoder().encodeToString(authority);
        for (var configuration : configurations) {
            switch (configuration) {
                case MutatingWebhookConfiguration mutating ->
                    mutating.getWebhooks().forEach(webhook -> lead(webhook.getClientConfig(), control, bundle));
                case ValidatingWebhookConfiguration validating ->
                    validating.getWebhooks().forEach(webhook -> lead(webhook.getClientConfig(), control, bundle));
                default -> throw new InstallException("webhooks.yaml holds a " + configuration.getKind());
            }
        }
        return configurations;
    }

    /** The server of a run is no Pod, so no Service leads to it. */
    private static void lead(WebhookClientConfig client, URI control, String bundle) {
        client.setUrl(control.resolve(client.getService().getPath()).toString());
        client.setService(null);
        client.setCaBundle(bundle);
    }

    private static byte[] pem(Path authority) {
        try {
            return Files.readAllBytes(authority);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read " + authority, e);
        }
    }
}
