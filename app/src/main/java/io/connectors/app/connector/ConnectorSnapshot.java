package io.connectors.app.connector;

import io.connectors.app.config.ControlConfig;
import io.connectors.app.kubernetes.ClusterCache;
import io.connectors.app.probe.HttpProber;
import io.connectors.app.probe.ProbePlanner;
import io.connectors.app.probe.ProbeResult;
import io.connectors.app.probe.ProbeSubject;
import io.connectors.app.proxyservice.ProxyServiceState;
import io.connectors.app.proxyservice.ProxyServices;
import io.connectors.crds.address.InjectionTargets;
import io.connectors.crds.address.InvalidAddressException;
import io.connectors.crds.address.ToolAddress;
import io.connectors.crds.ref.ResourceRef;
import io.connectors.crds.v1alpha1.AuthProbe;
import io.connectors.crds.v1alpha1.ClassProxy;
import io.connectors.crds.v1alpha1.Connector;
import io.connectors.crds.v1alpha1.ConnectorClass;
import io.connectors.crds.v1alpha1.ServiceRef;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

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
    private final HttpProber prober;
    private final ProxyServices proxyServices;
    private final ControlConfig config;

    @Inject
    ConnectorSnapshot(
            ClusterCache cache,
            Credentials credentials,
            Authorities authorities,
            HttpProber prober,
            ProxyServices proxyServices,
            ControlConfig config) {
        this.cache = cache;
        this.credentials = credentials;
        this.authorities = authorities;
        this.prober = prober;
        this.proxyServices = proxyServices;
        this.config = config;
    }

    ConnectorInputs of(ResourceRef ref, Connector connector) {
        Optional<ConnectorClass> found =
                cache.connectorClass(connector.getSpec().connectorClassName());
        return new ConnectorInputs(
                connector, found.map(named -> withClass(ref, connector, named)).orElse(null));
    }

    private ConnectorInputs.Found withClass(ResourceRef ref, Connector connector, ConnectorClass connectorClass) {
        SecretState secret = credentials.of(connector, connectorClass);
        AuthorityState trusted =
                authorities.of(ref.namespace(), connector.getSpec().caCertSecretRef());
        ProxyServiceState proxyService = proxyService(ref, connector, connectorClass);
        try {
            ProbeSubject subject = subject(connector, connectorClass, secret, trusted);
            ProbeResult liveness = prober.probe(ProbePlanner.plan(
                    "The liveness probe", connectorClass.getSpec().livenessProbe(), subject));
            ProbeResult auth = liveness instanceof ProbeResult.Failed
                    ? NOT_ASKED
                    : authProbe(connector, connectorClass, secret, subject);
            return new ConnectorInputs.Found(connectorClass, secret, trusted, "", liveness, auth, proxyService);
        } catch (InvalidAddressException e) {
            String problem = String.valueOf(e.getMessage());
            return new ConnectorInputs.Found(
                    connectorClass, secret, trusted, problem, NOT_ASKED, NOT_ASKED, proxyService);
        }
    }

    private ProbeSubject subject(
            Connector connector, ConnectorClass connectorClass, SecretState secret, AuthorityState trusted) {
        InjectionTargets targets = InjectionTargets.of(connector.getSpec(), connectorClass.getSpec());
        return new ProbeSubject(
                connector,
                ToolAddress.parse(connector.getSpec().address()),
                targets,
                secret.credential(),
                authorities.global() + trusted.certificates());
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
        return prober.probe(ProbePlanner.plan(
                "The authentication probe", declared.map(AuthProbe::probe).orElse(null), subject));
    }

    private ProxyServiceState proxyService(ResourceRef ref, Connector connector, ConnectorClass connectorClass) {
        ClassProxy proxy = connectorClass.getSpec().proxy();
        if (proxy == null) {
            return new ProxyServiceState.NotNeeded();
        }
        return isOurs(proxy.ref()) ? proxyServices.ensure(ref, connector) : new ProxyServiceState.Custom();
    }

    private boolean isOurs(@Nullable ServiceRef service) {
        return service != null
                && service.name().equals(config.proxyService())
                && service.namespace().equals(config.systemNamespace());
    }
}
