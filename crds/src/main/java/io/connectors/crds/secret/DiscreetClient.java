package io.connectors.crds.secret;

import io.fabric8.kubernetes.client.KubernetesClientBuilder;

/**
 * Clients of the API server that do not tell what they send and receive. At its finest level the library writes bodies into the log, and
 * Secrets and tokens under review are bodies.
 */
public final class DiscreetClient {
    /** By which the library finds its own logging among the interceptors. */
    private static final String BODY_LOGGING = "HttpLogging";

    private DiscreetClient() {}

    /** Returns a builder; everything else about the client is as usual. */
    public static KubernetesClientBuilder builder() {
        return new KubernetesClientBuilder()
                .withHttpClientBuilderConsumer(http -> http.addOrReplaceInterceptor(BODY_LOGGING, null));
    }
}
