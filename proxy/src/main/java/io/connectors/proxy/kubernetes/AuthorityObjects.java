package io.connectors.proxy.kubernetes;

import io.connectors.crds.ref.ResourceRef;
import io.connectors.crds.secret.OwnSecrets;
import io.connectors.crds.secret.SecretUnavailableException;
import io.connectors.crds.secret.SecretWatch;
import io.connectors.proxy.authority.SharedText;
import io.connectors.proxy.authority.SharedTextException;
import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.RequestConfigBuilder;
import io.fabric8.kubernetes.client.dsl.Resource;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Base64;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Where the interception authority lives: a Secret with its keys and a ConfigMap with its certificates. Both come with the
 * installation, empty, so that the proxy needs no right to create any.
 */
public final class AuthorityObjects implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(AuthorityObjects.class);
    private static final String SECRET = "connectors-interception-ca";
    private static final String SECRET_KEY = "authority.json";
    private static final String CONFIG_MAP = "connectors-ca";
    private static final String CONFIG_MAP_KEY = "ca.crt";
    private static final Duration REQUEST_TIMEOUT = Duration.ofSeconds(3);

    private final KubernetesClient client;
    private final ResourceRef secret;
    private final ResourceRef configMap;
    private final SecretWatch news;

    /** @param namespace the product's own; the client stays open when this is closed */
    public AuthorityObjects(KubernetesClient client, String namespace, InstantSource clock) {
        // Whoever reads tries again by itself, and soon.
        this.client = client.newClient(new RequestConfigBuilder()
                        .withRequestTimeout((int) REQUEST_TIMEOUT.toMillis())
                        .withRequestRetryBackoffLimit(0)
                        .build())
                .adapt(KubernetesClient.class);
        this.secret = new ResourceRef(namespace, SECRET);
        this.configMap = new ResourceRef(namespace, CONFIG_MAP);
        this.news = new SecretWatch(client, clock);
    }

    /** Returns the text with the keys. */
    public SharedText stored() {
        return new ObjectText<>(
                "Secret " + secret,
                SECRET_KEY,
                this::followedSecret,
                new ObjectText.Content<>(this::data, AuthorityObjects::decoded, AuthorityObjects::encoded));
    }

    /** Returns the text with the certificates. */
    public SharedText published() {
        return new ObjectText<>(
                "ConfigMap " + configMap,
                CONFIG_MAP_KEY,
                () -> client.configMaps().inNamespace(configMap.namespace()).withName(configMap.name()),
                new ObjectText.Content<>(ConfigMap::getData, UnaryOperator.identity(), UnaryOperator.identity()));
    }

    /** Calls the listener, on a thread of the watch, when somebody changed the Secret. */
    public void onChange(Runnable listener) {
        news.onChange(_ -> listener.run());
    }

    @Override
    public void close() {
        news.close();
    }

    /**
     * The Secret to ask the API server for. The watch only tells that there is news, and wants to be asked now and then to go on: what it
     * knows may be older than the ConfigMap that was read a moment ago.
     */
    private Resource<Secret> followedSecret() {
        try {
            var _ = news.get(secret);
        } catch (SecretUnavailableException e) {
            LOG.debug("No news of Secret {}", secret, e);
        }
        return client.secrets().inNamespace(secret.namespace()).withName(secret.name());
    }

    private @Nullable Map<String, String> data(Secret found) {
        if (!OwnSecrets.include(found)) {
            throw new SharedTextException(
                    "Secret %s has type \"%s\", with which a Connector could use it.".formatted(secret, found.getType())
                            + " Delete it and apply deploy/interception-authority.yaml.");
        }
        return found.getData();
    }

    private static String decoded(String base64) {
        return new String(Base64.getDecoder().decode(base64), StandardCharsets.UTF_8);
    }

    private static String encoded(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }
}
