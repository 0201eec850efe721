package io.connectors.proxy.target;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.connectors.crds.credential.CaBundle;
import io.connectors.crds.credential.Credential;
import io.connectors.crds.credential.CredentialProblem;
import io.connectors.crds.credential.CredentialReader;
import io.connectors.crds.credential.CredentialReading;
import io.connectors.crds.ref.ResourceRef;
import io.connectors.crds.secret.OwnSecrets;
import io.connectors.crds.secret.SecretUnavailableException;
import io.connectors.crds.trust.ClientIdentity;
import io.connectors.crds.v1alpha1.AuthType;
import io.connectors.crds.v1alpha1.CaCertSecretRef;
import io.connectors.crds.v1alpha1.ClassAuth;
import io.connectors.crds.v1alpha1.Connector;
import io.connectors.crds.v1alpha1.ConnectorAuth;
import io.connectors.crds.v1alpha1.ConnectorClass;
import io.connectors.crds.v1alpha1.SecretRef;
import io.connectors.proxy.refusal.Decision;
import io.connectors.proxy.refusal.Reason;
import io.connectors.proxy.upstream.ToolIdentity;
import io.fabric8.kubernetes.api.model.Secret;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Fetches what a Connector's Secrets hold: the credential and additional certificate authorities. What they mean is worked out once for
 * each version of them.
 */
final class CredentialLookup {
    private final ClusterView cluster;
    // By identity: each of these objects is another one whenever it changed.
    private final Cache<Connector, Known> known =
            Caffeine.newBuilder().weakKeys().executor(Runnable::run).build();

    CredentialLookup(ClusterView cluster) {
        this.cluster = cluster;
    }

    /**
     * What was found.
     *
     * @param version changes whenever one of the Secrets does
     * @param type the auth type that the Connector chose, if it has one
     */
    record Found(Credential credential, Optional<AuthType> type, ToolIdentity identity, String version) {}

    Decision<Found> find(Connector connector, ConnectorClass connectorClass) {
        Sources sources;
        try {
            sources = sources(connector, connectorClass);
        } catch (SecretUnavailableException e) {
            return Decision.refused(Reason.SECRET_UNKNOWN, String.valueOf(e.getMessage()));
        }
        Known before = known.getIfPresent(connector);
        if (before != null && before.sources().areStill(sources)) {
            return before.found();
        }
        Decision<Found> found = read(connector, sources);
        known.put(connector, new Known(sources, found));
        return found;
    }

    private Sources sources(Connector connector, ConnectorClass connectorClass) {
        String namespace = connector.getMetadata().getNamespace();
        ConnectorAuth auth = connector.getSpec().auth();
        CaCertSecretRef authorities = connector.getSpec().caCertSecretRef();
        return new Sources(
                connectorClass,
                auth == null
                        ? Optional.empty()
                        : CredentialReader.secretOf(namespace, auth.secretRef()).flatMap(cluster::secret),
                authorities == null
                        ? Optional.empty()
                        : ResourceRef.of(namespace, authorities.name()).flatMap(cluster::secret));
    }

    private static Decision<Found> read(Connector connector, Sources sources) {
        return credential(connector, sources)
                .then(credential -> authorities(connector, sources)
                        .then(authorities -> Decision.passed(new Found(
                                credential,
                                chosen(connector, sources.connectorClass()),
                                identity(credential, authorities),
                                version(sources.credential()) + "/" + version(sources.authorities())))));
    }

    private static Decision<Credential> credential(Connector connector, Sources sources) {
        ClassAuth classAuth = sources.connectorClass().getSpec().auth();
        List<AuthType> types = classAuth == null ? List.of() : classAuth.types();
        ConnectorAuth auth = connector.getSpec().auth();
        if (auth == null) {
            return types.isEmpty() || types.stream().anyMatch(AuthType::optional)
                    ? Decision.passed(new Credential.Anonymous())
                    : Decision.refused(
                            Reason.SECRET_REQUIRED,
                            "%s has no spec.auth; its class requires a credential.".formatted(name(connector)));
        }
        return chosen(connector, sources.connectorClass())
                .map(type -> read(connector, type, auth.secretRef(), sources.credential()))
                .orElseGet(() -> Decision.refused(
                        Reason.AUTH_TYPE_INVALID,
                        "%s names the auth type \"%s\"; its class has %s."
                                .formatted(
                                        name(connector),
                                        auth.name(),
                                        types.stream().map(AuthType::name).toList())));
    }

    private static Decision<Credential> read(
            Connector connector, AuthType type, @Nullable SecretRef ref, Optional<Secret> secret) {
        return switch (CredentialReader.read(connector.getMetadata().getNamespace(), type, ref, secret)) {
            case CredentialReading.Usable(Credential.Fields(var _, String obstacle))
            when !obstacle.isEmpty() -> Decision.refused(Reason.UNSUPPORTED_AUTH_TYPE, obstacle);
            case CredentialReading.Usable(Credential credential) -> Decision.passed(credential);
            case CredentialReading.Unusable(CredentialProblem problem, String message) ->
                Decision.refused(reason(problem), message);
        };
    }

    private static Decision<String> authorities(Connector connector, Sources sources) {
        CaCertSecretRef ref = connector.getSpec().caCertSecretRef();
        if (ref == null) {
            return Decision.passed("");
        }
        Optional<String> refusal =
                sources.authorities().filter(OwnSecrets::include).map(OwnSecrets::refusal);
        if (refusal.isPresent()) {
            return Decision.refused(Reason.CA_CERTIFICATES_INVALID, refusal.get());
        }
        return sources.authorities()
                .flatMap(CaBundle::read)
                .map(Decision::passed)
                .orElseGet(() -> Decision.refused(
                        Reason.CA_CERTIFICATES_INVALID,
                        "%s trusts the authorities of Secret \"%s\", which does not exist or does not hold PEM certificates."
                                .formatted(name(connector), ref.name())));
    }

    private static Optional<AuthType> chosen(Connector connector, ConnectorClass connectorClass) {
        ClassAuth classAuth = connectorClass.getSpec().auth();
        ConnectorAuth auth = connector.getSpec().auth();
        return classAuth == null || auth == null
                ? Optional.empty()
                : classAuth.types().stream()
                        .filter(type -> type.name().equals(auth.name()))
                        .findFirst();
    }

    private static ToolIdentity identity(Credential credential, String authorities) {
        return new ToolIdentity(
                authorities,
                credential instanceof Credential.ClientCertificate(ClientIdentity self)
                        ? Optional.of(self)
                        : Optional.empty());
    }

    private static Reason reason(CredentialProblem problem) {
        return switch (problem) {
            case SECRET_REQUIRED -> Reason.SECRET_REQUIRED;
            case SECRET_NOT_FOUND -> Reason.SECRET_NOT_FOUND;
            case SECRET_NOT_ALLOWED -> Reason.SECRET_NOT_ALLOWED;
            case SECRET_EMPTY -> Reason.SECRET_EMPTY;
            case WRONG_TYPE -> Reason.SECRET_WRONG_TYPE;
            case KEY_MISSING -> Reason.SECRET_KEY_MISSING;
            case UNSUPPORTED_CHARACTERS -> Reason.UNSUPPORTED_CHARACTERS;
            case CERTIFICATE_UNUSABLE -> Reason.CLIENT_CERTIFICATE_UNUSABLE;
        };
    }

    private static String version(Optional<Secret> secret) {
        return secret.map(present -> present.getMetadata().getResourceVersion()).orElse("");
    }

    private static String name(Connector connector) {
        return "Connector \"%s/%s\""
                .formatted(
                        connector.getMetadata().getNamespace(),
                        connector.getMetadata().getName());
    }

    /** The objects that decide about a credential, beside the Connector. */
    private record Sources(ConnectorClass connectorClass, Optional<Secret> credential, Optional<Secret> authorities) {
        @SuppressWarnings("ReferenceEquality") // an object is another one whenever it changed
        boolean areStill(Sources other) {
            return connectorClass == other.connectorClass
                    && credential.orElse(null) == other.credential.orElse(null)
                    && authorities.orElse(null) == other.authorities.orElse(null);
        }

        @Override
        public String toString() {
            return "Sources[hidden]";
        }
    }

    private record Known(Sources sources, Decision<Found> found) {}
}
