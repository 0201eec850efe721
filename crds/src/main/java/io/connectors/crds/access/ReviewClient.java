package io.connectors.crds.access;

import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.RequestConfigBuilder;
import java.time.Duration;

/** The client as reviews need it. */
final class ReviewClient {
    private ReviewClient() {}

    /**
     * Shares the connections of the given client, but gives up at the deadline and does not repeat: nobody waits any longer, and a
     * client that still backs off when the API server is there again would keep callers waiting for nothing.
     */
    static KubernetesClient within(KubernetesClient client, Duration deadline) {
        return client.newClient(new RequestConfigBuilder()
                        .withRequestTimeout((int) deadline.toMillis())
                        .withRequestRetryBackoffLimit(0)
                        .build())
                .adapt(KubernetesClient.class);
    }
}
