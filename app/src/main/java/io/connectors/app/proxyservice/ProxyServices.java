package io.connectors.app.proxyservice;

import static java.net.HttpURLConnection.HTTP_CONFLICT;

import io.connectors.app.config.ControlConfig;
import io.connectors.app.kubernetes.ApiCalls;
import io.connectors.app.kubernetes.ClusterCache;
import io.connectors.crds.ref.ResourceRef;
import io.connectors.crds.v1alpha1.Connector;
import io.fabric8.kubernetes.api.model.OwnerReference;
import io.fabric8.kubernetes.api.model.OwnerReferenceBuilder;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.ServiceBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Keeps the Services of Connectors as they should be. */
@Singleton
public final class ProxyServices {
    private static final Logger LOG = LoggerFactory.getLogger(ProxyServices.class);
    private static final String FIELD_MANAGER = "connectors-control";

    private final KubernetesClient client;
    private final ApiCalls calls;
    private final ClusterCache cache;
    private final String clusterDomain;

    @Inject
    ProxyServices(KubernetesClient client, ApiCalls calls, ClusterCache cache, ControlConfig config) {
        this.client = client;
        this.calls = calls;
        this.cache = cache;
        this.clusterDomain = config.clusterDomain();
    }

    /**
     * Makes or repairs the Service; writes nothing when it is as it should be.
     *
     * @param proxy the Service of the proxy that it leads to
     */
    public ProxyServiceState ensure(ResourceRef ref, Connector connector, ResourceRef proxy) {
        String name = ProxyAddress.serviceName(ref);
        if (!ProxyAddress.isServiceName(name)) {
            return new ProxyServiceState.NameTooLong(name);
        }
        Service wanted = wanted(new ResourceRef(ref.namespace(), name), connector, host(proxy));
        if (cache.service(new ResourceRef(ref.namespace(), name))
                .filter(cached -> isAsWanted(cached, wanted))
                .isPresent()) {
            return new ProxyServiceState.Present();
        }
        try {
            return calls.run(() -> apply(ref.namespace(), name, wanted));
        } catch (KubernetesClientException e) {
            LOG.warn("Service {}/{} could not be applied", ref.namespace(), name, e);
            return new ProxyServiceState.Unavailable(name, e.getCode());
        }
    }

    private ProxyServiceState apply(String namespace, String name, Service wanted) {
        Optional<Service> found = Optional.ofNullable(
                client.services().inNamespace(namespace).withName(name).get());
        if (found.isPresent() && !isOurs(found.get())) {
            return new ProxyServiceState.Occupied(name);
        }
        if (found.filter(existing -> isAsWanted(existing, wanted)).isPresent()) {
            return new ProxyServiceState.Present();
        }
        var resource = client.resource(wanted).fieldManager(FIELD_MANAGER);
        try {
            // Ours may be repaired by force. Where there was none, force could overwrite what came a moment ago.
            var _ = found.isPresent() ? resource.forceConflicts().serverSideApply() : resource.serverSideApply();
        } catch (KubernetesClientException e) {
            if (e.getCode() == HTTP_CONFLICT) {
                return new ProxyServiceState.Occupied(name);
            }
            throw e;
        }
        LOG.info("Service {}/{} leads to the proxy now", namespace, name);
        return new ProxyServiceState.Present();
    }

    private String host(ResourceRef service) {
        return service.name() + "." + service.namespace() + ".svc." + clusterDomain;
    }

    private static Service wanted(ResourceRef service, Connector connector, String host) {
        return new ServiceBuilder()
                .withNewMetadata()
                .withNamespace(service.namespace())
                .withName(service.name())
                .withLabels(Map.of(ClusterCache.MANAGED_BY, ClusterCache.US))
                .withOwnerReferences(owner(connector))
                .endMetadata()
                .withNewSpec()
                .withType("ExternalName")
                .withExternalName(host)
                .endSpec()
                .build();
    }

    private static OwnerReference owner(Connector connector) {
        return new OwnerReferenceBuilder()
                .withApiVersion(connector.getApiVersion())
                .withKind(connector.getKind())
                .withName(connector.getMetadata().getName())
                .withUid(connector.getMetadata().getUid())
                .withController(true)
                .withBlockOwnerDeletion(true)
                .build();
    }

    private static boolean isOurs(Service service) {
        return ClusterCache.US.equals(labels(service).get(ClusterCache.MANAGED_BY));
    }

    private static boolean isAsWanted(Service found, Service wanted) {
        return Objects.equals(found.getSpec().getType(), wanted.getSpec().getType())
                && Objects.equals(
                        found.getSpec().getExternalName(), wanted.getSpec().getExternalName())
                && Objects.equals(
                        found.getMetadata().getOwnerReferences(),
                        wanted.getMetadata().getOwnerReferences())
                && isOurs(found);
    }

    private static Map<String, String> labels(Service service) {
        return Optional.ofNullable(service.getMetadata().getLabels()).orElse(Map.of());
    }
}
