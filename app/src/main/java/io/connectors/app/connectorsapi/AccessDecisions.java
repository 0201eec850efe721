package io.connectors.app.connectorsapi;

import io.connectors.app.config.ControlConfig;
import io.connectors.crds.access.Authorizer;
import io.connectors.crds.access.ReviewObserver;
import io.connectors.crds.access.TokenAuthenticator;
import io.fabric8.kubernetes.client.KubernetesClient;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.InstantSource;

/** Gives the API the two questions it asks the API server. */
@Singleton
final class AccessDecisions {

    @Produces
    @Singleton
    TokenAuthenticator authenticator(KubernetesClient client, ControlConfig config, InstantSource clock) {
        return new TokenAuthenticator(client, config.access(), clock, ReviewObserver.NONE);
    }

    @Produces
    @Singleton
    Authorizer authorizer(KubernetesClient client, ControlConfig config) {
        return new Authorizer(client, config.access(), ReviewObserver.NONE);
    }
}
