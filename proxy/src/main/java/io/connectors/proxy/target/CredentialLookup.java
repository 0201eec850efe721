package io.connectors.proxy.target;

import io.connectors.crds.credential.CaBundle;
import io.connectors.crds.credential.Credential;
import io.connectors.crds.credential.CredentialProblem;
import io.connectors.crds.credential.CredentialReader;
import io.connectors.crds.credential.CredentialReading;
import io.connectors.crds.ref.ResourceRef;
import io.connectors.crds.secret.SecretUnavailableException;
import io.connectors.crds.v1alpha1.AuthType;
import io.connectors.crds.v1alpha1.CaCertSecretRef;
import io.connectors.crds.v1alpha1.ClassAuth;
import io.connectors.crds.v1alpha1.Connector;
import io.connectors.crds.v1alpha1.ConnectorAuth;
import io.connectors.crds.v1alpha1.ConnectorClass;
import io.connectors.crds.v1alpha1.SecretRef;
import io.connectors.proxy.refusal.Decision;
import io.connectors.proxy.refusal.Reason;
import io.fabric8.kubernetes.api.model.Secret;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Fetches what a Connector's Secrets hold: the credential and additional certificate authorities. */
final class CredentialLookup {
    private final ClusterView cluster;

    CredentialLookup(ClusterView cluster) {
        this.cluster = cluster;
    }

    /**
     * What was found.
     *
     * @param version changes whenever one of the Secrets does
     * @param authorities PEM, or empty
     */
    record Found(Credential credential, String authorities, String version) {}

    Decision<Found> find(Connector connector, ConnectorClass connectorClass) {
        try {
            return credential(connector, connectorClass)
                    .then(credential -> authorities(connector)
                            .then(authorities -> Decision.passed(new Found(
                                    credential.value(),
                                    authorities.value(),
                                    credential.version() + "/" + authorities.version()))));
        } catch (SecretUnavailableException e) {
            return Decision.refused(Reason.SECRET_UNKNOWN, String.valueOf(e.getMessage()));
        }
    }

    private Decision<Versioned<Credential>> credential(Connector connector, ConnectorClass connectorClass) {
        ClassAuth classAuth = connectorClass.getSpec().auth();
        List<AuthType> types = classAuth == null ? List.of() : classAuth.types();
        ConnectorAuth auth = connector.getSpec().auth();
        if (auth == null) {
            return types.isEmpty() || types.stream().anyMatch(AuthType::optional)
                    ? Decision.passed(new Versioned<>(new Credential.Anonymous(), ""))
                    : Decision.refused(
                            Reason.SECRET_REQUIRED,
                            "%s has no spec.auth; its class requires a credential.".formatted(name(connector)));
        }
        Optional<AuthType> chosen =
                types.stream().filter(type -> type.name().equals(auth.name())).findFirst();
        return chosen.map(type -> read(connector, type, auth.secretRef()))
                .orElseGet(() -> Decision.refused(
                        Reason.AUTH_TYPE_INVALID,
                        "%s names the auth type \"%s\"; its class has %s."
                                .formatted(
                                        name(connector),
                                        auth.name(),
                                        types.stream().map(AuthType::name).toList())));
    }

    private Decision<Versioned<Credential>> read(Connector connector, AuthType type, @Nullable SecretRef ref) {
        String namespace = connector.getMetadata().getNamespace();
        Optional<Secret> secret = CredentialReader.secretOf(namespace, ref).flatMap(cluster::secret);
        return switch (CredentialReader.read(namespace, type, ref, secret)) {
            case CredentialReading.Usable(Credential credential) ->
                Decision.passed(new Versioned<>(credential, version(secret)));
            case CredentialReading.Unusable(CredentialProblem problem, String message) ->
                Decision.refused(reason(problem), message);
        };
    }

    private Decision<Versioned<String>> authorities(Connector connector) {
        CaCertSecretRef ref = connector.getSpec().caCertSecretRef();
        if (ref == null) {
            return Decision.passed(new Versioned<>("", ""));
        }
        Optional<Secret> secret = ResourceRef.of(connector.getMetadata().getNamespace(), ref.name())
                .flatMap(cluster::secret);
        return secret.flatMap(CaBundle::read)
                .map(pem -> Decision.passed(new Versioned<>(pem, version(secret))))
                .orElseGet(() -> Decision.refused(
                        Reason.CA_CERTIFICATES_INVALID,
                        "%s trusts the authorities of Secret \"%s\", which does not exist or does not hold PEM certificates."
                                .formatted(name(connector), ref.name())));
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
            case UNSUPPORTED_AUTH_TYPE -> Reason.UNSUPPORTED_AUTH_TYPE;
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

    private record Versioned<T>(T value, String version) {}
}
