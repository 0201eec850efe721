package io.connectors.app.connectorclass;

import io.connectors.app.authority.GlobalAuthorities;
import io.connectors.app.classaddress.ClassAddress;
import io.connectors.app.classaddress.ClassAddresses;
import io.connectors.app.config.ControlConfig;
import io.connectors.app.kubernetes.ApiCalls;
import io.connectors.app.probe.HttpProber;
import io.connectors.app.rego.RegoCheck;
import io.connectors.app.validation.ClassRules;
import io.connectors.app.validation.Violation;
import io.connectors.crds.address.ToolAddress;
import io.connectors.crds.ref.ResourceRef;
import io.connectors.crds.v1alpha1.ConnectorClass;
import io.connectors.crds.v1alpha1.ConnectorClassSpec;
import io.connectors.crds.v1alpha1.ServiceRef;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Collects what the status of a class depends on. Blocks for as long as its services take to answer. */
@Singleton
final class ClassSnapshot {
    private static final Logger LOG = LoggerFactory.getLogger(ClassSnapshot.class);

    private final KubernetesClient client;
    private final ApiCalls calls;
    private final HttpProber prober;
    private final GlobalAuthorities authorities;
    private final RegoCheck rego;
    private final ResourceRef ownProxy;

    @Inject
    ClassSnapshot(
            KubernetesClient client,
            ApiCalls calls,
            HttpProber prober,
            GlobalAuthorities authorities,
            RegoCheck rego,
            ControlConfig config) {
        this.client = client;
        this.calls = calls;
        this.prober = prober;
        this.authorities = authorities;
        this.rego = rego;
        this.ownProxy = new ResourceRef(config.systemNamespace(), config.proxyService());
    }

    ClassInputs of(ConnectorClass connectorClass) {
        ConnectorClassSpec spec = connectorClass.getSpec();
        return new ClassInputs(
                connectorClass,
                ClassRules.check(connectorClass).stream()
                        .filter(Violation::isError)
                        .toList(),
                rego.check(connectorClass),
                state(
                        ClassAddresses.api(spec),
                        spec.api() == null ? null : spec.api().ref()),
                state(
                        ClassAddresses.proxy(spec),
                        spec.proxy() == null ? null : spec.proxy().ref()));
    }

    private DestinationState state(ClassAddress where, @Nullable ServiceRef ref) {
        return switch (where) {
            case ClassAddress.NotDeclared() -> new DestinationState.NotNeeded();
            case ClassAddress.Unresolvable(String problem) -> new DestinationState.Impossible(problem);
            case ClassAddress.Resolved(ToolAddress address, var _) ->
                Optional.ofNullable(ref)
                        .flatMap(service -> ResourceRef.of(service.namespace(), service.name()))
                        .flatMap(service -> ofService(address, service))
                        .orElseGet(() ->
                                new DestinationState.Asked(address, prober.reach(address, authorities.certificates())));
        };
    }

    /** Empty when the Service exists and has to be asked. */
    private Optional<DestinationState> ofService(ToolAddress address, ResourceRef service) {
        try {
            var found = calls.run(() -> Optional.ofNullable(client.services()
                    .inNamespace(service.namespace())
                    .withName(service.name())
                    .get()));
            if (found.isEmpty()) {
                return Optional.of(new DestinationState.NoService(address, service));
            }
        } catch (KubernetesClientException e) {
            LOG.debug("Service {} cannot be looked at", service, e);
            return Optional.of(new DestinationState.Unavailable(address, service));
        }
        return service.equals(ownProxy) ? Optional.of(new DestinationState.Own(address)) : Optional.empty();
    }
}
