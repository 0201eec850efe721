package io.connectors.app.connector;

import io.connectors.app.authority.GlobalAuthorities;
import io.connectors.app.kubernetes.ClusterCache;
import io.connectors.app.probe.HttpProber;
import io.connectors.app.probe.ProbePlanner;
import io.connectors.app.probe.ProbeResult;
import io.connectors.app.probe.ProbeSubject;
import io.connectors.app.proxyservice.ProxyServiceState;
import io.connectors.app.proxyservice.ProxyServices;
import io.connectors.app.validation.ConnectorRules;
import io.connectors.app.validation.Violation;
import io.connectors.crds.address.InjectionTargets;
import io.connectors.crds.address.InvalidAddressException;
import io.connectors.crds.address.ToolAddress;
import io.connectors.crds.condition.ConditionReason;
import io.connectors.crds.condition.ConditionType;
import io.connectors.crds.condition.Conditions;
import io.connectors.crds.credential.SecretFields;
import io.connectors.crds.ref.ResourceRef;
import io.connectors.crds.v1alpha1.AuthProbe;
import io.connectors.crds.v1alpha1.ClassProxy;
import io.connectors.crds.v1alpha1.Connector;
import io.connectors.crds.v1alpha1.ConnectorClass;
import io.connectors.crds.v1alpha1.Destination;
import io.connectors.crds.v1alpha1.ServiceRef;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;

/** Collects what the status of a Connector depends on. Blocks for as long as its probes take. */
@Singleton
final class ConnectorSnapshot {
    private static final ProbeResult NOT_ASKED = new ProbeResult.Skipped(
            ConnectorReason.LIVENESS_NOT_READY, "Not checked: the tool does not answer (see LivenessReady).");
    private static final ProbeResult NO_CREDENTIAL = new ProbeResult.Skipped(
            ConnectorReason.SECRET_NOT_READY, "Not checked: there is no usable credential (see SecretReady).");

    private final ClusterCache cache;
    private final Credentials credentials;
    private final Authorities authorities;
    private final GlobalAuthorities globalAuthorities;
    private final ProbePlanner planner = new ProbePlanner();
    private final HttpProber prober;
    private final ProxyServices proxyServices;

    @Inject
    ConnectorSnapshot(
            ClusterCache cache,
            Credentials credentials,
            Authorities authorities,
            GlobalAuthorities globalAuthorities,
            HttpProber prober,
            ProxyServices proxyServices) {
        this.cache = cache;
        this.credentials = credentials;
        this.authorities = authorities;
        this.globalAuthorities = globalAuthorities;
        this.prober = prober;
        this.proxyServices = proxyServices;
    }

    ConnectorInputs of(ResourceRef ref, Connector connector) {
        Optional<ConnectorClass> found =
                cache.connectorClass(connector.getSpec().connectorClassName());
        return new ConnectorInputs(
                connector, found.map(named -> withClass(ref, connector, named)).orElse(null));
    }

    private ConnectorInputs.Found withClass(ResourceRef ref, Connector connector, ConnectorClass connectorClass) {
        List<Violation> misfits = ConnectorRules.misfits(connector, connectorClass);
        SecretState secret = credentials.of(connector, connectorClass);
        AuthorityState trusted =
                authorities.of(ref.namespace(), connector.getSpec().caCertSecretRef());
        ProxyServiceState proxyService = proxyService(ref, connector, connectorClass);
        try {
            ProbeSubject subject = subject(connector, connectorClass, secret, trusted);
            ProbeResult liveness = prober.probe(planner.plan(
                    "The liveness probe",
                    connectorClass,
                    connectorClass.getSpec().livenessProbe(),
                    subject));
            ProbeResult auth = liveness instanceof ProbeResult.Failed
                    ? NOT_ASKED
                    : authProbe(connector, connectorClass, secret, subject);
            return new ConnectorInputs.Found(
                    connectorClass, misfits, secret, trusted, "", liveness, auth, proxyService);
        } catch (InvalidAddressException e) {
            String problem = String.valueOf(e.getMessage());
            return new ConnectorInputs.Found(
                    connectorClass, misfits, secret, trusted, problem, NOT_ASKED, NOT_ASKED, proxyService);
        }
    }

    private ProbeSubject subject(
            Connector connector, ConnectorClass connectorClass, SecretState secret, AuthorityState trusted) {
        InjectionTargets targets = InjectionTargets.of(connector.getSpec(), connectorClass.getSpec());
        return new ProbeSubject(
                connector,
                ToolAddress.parse(connector.getSpec().address()),
                targets,
                secret.carriesCredential() ? credentials.fields(connector) : SecretFields.NONE,
                secret.identity(),
                globalAuthorities.certificates() + trusted.certificates());
    }

    private ProbeResult authProbe(
            Connector connector, ConnectorClass connectorClass, SecretState secret, ProbeSubject subject) {
        String authName = connector.getSpec().auth() == null
                ? ""
                : connector.getSpec().auth().name();
        Optional<AuthProbe> declared = connectorClass.getSpec().authProbes().stream()
                .filter(probe -> probe.authName().equals(authName))
                .findFirst();
        if (declared.isPresent() && !secret.isReady()) {
            return NO_CREDENTIAL;
        }
        return prober.probe(planner.plan(
                "The authentication probe of \"%s\"".formatted(authName),
                connectorClass,
                declared.map(AuthProbe::probe).orElse(null),
                subject));
    }

    private ProxyServiceState proxyService(ResourceRef ref, Connector connector, ConnectorClass connectorClass) {
        ClassProxy proxy = connectorClass.getSpec().proxy();
        if (proxy == null) {
            return new ProxyServiceState.NotNeeded();
        }
        if (isProxyMissing(connectorClass)) {
            return new ProxyServiceState.ProxyMissing();
        }
        return proxyOf(proxy.destination())
                .map(service -> proxyServices.ensure(ref, connector, service))
                .orElseGet(ProxyServiceState.Custom::new);
    }

    private static boolean isProxyMissing(ConnectorClass connectorClass) {
        return Conditions.find(connectorClass.getStatus().conditions(), ConditionType.PROXY_READY)
                .filter(ready -> ready.reason().equals(ConditionReason.PROXY_SERVICE_NOT_FOUND.wire()))
                .isPresent();
    }

    /** The Service that requests of the class's Connectors go to; empty when the class names a URL. */
    private static Optional<ResourceRef> proxyOf(Destination proxy) {
        ServiceRef service = proxy.ref();
        return service == null || proxy.uri().contains("://")
                ? Optional.empty()
                : ResourceRef.of(service.namespace(), service.name());
    }
}
