package io.connectors.app.connector;

import io.connectors.app.kubernetes.ApiCalls;
import io.connectors.crds.credential.CaBundle;
import io.connectors.crds.ref.ResourceRef;
import io.connectors.crds.secret.OwnSecrets;
import io.connectors.crds.secret.SecretUnavailableException;
import io.connectors.crds.secret.SecretWatch;
import io.connectors.crds.v1alpha1.CaCertSecretRef;
import io.fabric8.kubernetes.api.model.Secret;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Finds the certificate authorities that a Connector names. */
@Singleton
final class Authorities {
    private static final Logger LOG = LoggerFactory.getLogger(Authorities.class);

    private final SecretWatch secrets;
    private final ApiCalls calls;

    @Inject
    Authorities(SecretWatch secrets, ApiCalls calls) {
        this.secrets = secrets;
        this.calls = calls;
    }

    AuthorityState of(String namespace, @Nullable CaCertSecretRef ref) {
        if (ref == null || ref.name().isEmpty()) {
            return new AuthorityState.None();
        }
        Optional<ResourceRef> name = ResourceRef.of(namespace, ref.name());
        if (name.isEmpty()) {
            return new AuthorityState.NotFound(ref.name());
        }
        try {
            Optional<Secret> secret = calls.run(() -> secrets.get(name.get()));
            if (secret.isEmpty()) {
                return new AuthorityState.NotFound(ref.name());
            }
            if (OwnSecrets.include(secret.get())) {
                return new AuthorityState.NotAllowed(OwnSecrets.refusal(secret.get()));
            }
            return CaBundle.read(secret.get())
                    .<AuthorityState>map(pem -> new AuthorityState.Loaded(ref.name(), pem))
                    .orElseGet(() -> new AuthorityState.Invalid(ref.name()));
        } catch (SecretUnavailableException e) {
            LOG.debug("Certificate authorities in {} are not available", name.get(), e);
            return new AuthorityState.Unavailable(ref.name());
        }
    }
}
