package io.connectors.app.connector;

import io.connectors.app.kubernetes.ApiCalls;
import io.connectors.crds.credential.CredentialReader;
import io.connectors.crds.credential.SecretFields;
import io.connectors.crds.ref.ResourceRef;
import io.connectors.crds.secret.SecretUnavailableException;
import io.connectors.crds.secret.SecretWatch;
import io.connectors.crds.v1alpha1.AuthType;
import io.connectors.crds.v1alpha1.ClassAuth;
import io.connectors.crds.v1alpha1.Connector;
import io.connectors.crds.v1alpha1.ConnectorAuth;
import io.connectors.crds.v1alpha1.ConnectorClass;
import io.connectors.crds.v1alpha1.SecretRef;
import io.fabric8.kubernetes.api.model.Secret;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Finds the credential that a Connector's auth type asks for. */
@Singleton
final class Credentials {
    private static final Logger LOG = LoggerFactory.getLogger(Credentials.class);

    private final SecretWatch secrets;
    private final ApiCalls calls;

    @Inject
    Credentials(SecretWatch secrets, ApiCalls calls) {
        this.secrets = secrets;
        this.calls = calls;
    }

    SecretState of(Connector connector, ConnectorClass connectorClass) {
        List<AuthType> types = types(connectorClass.getSpec().auth());
        ConnectorAuth auth = connector.getSpec().auth();
        String name = auth == null ? "" : auth.name();
        SecretRef ref = auth == null ? null : auth.secretRef();
        if (name.isEmpty() && ref == null && (types.isEmpty() || types.stream().anyMatch(AuthType::optional))) {
            return new SecretState.NotNeeded();
        }
        return types.stream()
                .filter(type -> type.name().equals(name))
                .findFirst()
                .map(type -> read(connector.getMetadata().getNamespace(), type, ref))
                .orElseGet(() -> new SecretState.UnknownAuthType(
                        name, types.stream().map(AuthType::name).collect(Collectors.joining(", "))));
    }

    /** Returns what templates see of the Secret that {@link #of} found to be usable; nothing when it is gone by now. */
    SecretFields fields(Connector connector) {
        ConnectorAuth auth = connector.getSpec().auth();
        try {
            return CredentialReader.secretOf(
                            connector.getMetadata().getNamespace(), auth == null ? null : auth.secretRef())
                    .flatMap(secrets::get)
                    .map(CredentialReader::fields)
                    .orElse(SecretFields.NONE);
        } catch (SecretUnavailableException e) {
            LOG.debug(
                    "The Secret of {} is not available", connector.getMetadata().getName(), e);
            return SecretFields.NONE;
        }
    }

    private SecretState read(String namespace, AuthType type, @Nullable SecretRef ref) {
        String secretName = ref == null ? "" : ref.name();
        Optional<ResourceRef> found = CredentialReader.secretOf(namespace, ref);
        try {
            Optional<Secret> secret = found.flatMap(name -> calls.run(() -> secrets.get(name)));
            return new SecretState.Read(secretName, CredentialReader.read(namespace, type, ref, secret));
        } catch (SecretUnavailableException e) {
            LOG.debug("Credential {}/{} is not available", namespace, secretName, e);
            return new SecretState.Unavailable(secretName);
        }
    }

    private static List<AuthType> types(@Nullable ClassAuth auth) {
        return auth == null ? List.of() : auth.types();
    }
}
