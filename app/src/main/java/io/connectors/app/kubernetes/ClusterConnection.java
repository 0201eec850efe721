package io.connectors.app.kubernetes;

import io.connectors.app.config.ControlConfig;
import io.connectors.crds.secret.DiscreetClient;
import io.connectors.crds.secret.SecretWatch;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.ConfigBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.io.File;
import java.time.Duration;
import java.time.InstantSource;

/** Opens the client, and the watches of single Secrets. */
@Singleton
final class ClusterConnection {
    private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(3);
    private static final Duration REQUEST_TIMEOUT = Duration.ofSeconds(5);

    /** Our loops repeat what fails; the client only bridges a connection that broke. */
    private static final int RETRIES = 2;

    private final OpenResources open;

    @Inject
    ClusterConnection(OpenResources open) {
        this.open = open;
    }

    @Produces
    @Singleton
    KubernetesClient client(ControlConfig config) {
        Config found = config.kubeconfig().isEmpty()
                ? Config.autoConfigure(null)
                : Config.fromKubeconfig(new File(config.kubeconfig()));
        Config bounded = new ConfigBuilder(found)
                .withConnectionTimeout((int) CONNECT_TIMEOUT.toMillis())
                .withRequestTimeout((int) REQUEST_TIMEOUT.toMillis())
                .withRequestRetryBackoffLimit(RETRIES)
                .build();
        return open.own(DiscreetClient.builder().withConfig(bounded).build());
    }

    @Produces
    @Singleton
    SecretWatch secrets(KubernetesClient client, InstantSource clock) {
        return open.own(new SecretWatch(client, clock));
    }
}
