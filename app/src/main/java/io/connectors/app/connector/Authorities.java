package io.connectors.app.connector;

import io.connectors.app.config.ControlConfig;
import io.connectors.crds.credential.CaBundle;
import io.connectors.crds.ref.ResourceRef;
import io.connectors.crds.secret.SecretUnavailableException;
import io.connectors.crds.secret.SecretWatch;
import io.connectors.crds.v1alpha1.CaCertSecretRef;
import io.fabric8.kubernetes.api.model.Secret;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Finds the certificate authorities that are trusted beside the system's. */
@Singleton
final class Authorities {
    private static final Logger LOG = LoggerFactory.getLogger(Authorities.class);
    private static final String LABEL = "connectors.cpaas.io/ca-cert";

    private final SecretWatch secrets;
    private final List<ResourceRef> globalSecrets;

    @Inject
    Authorities(SecretWatch secrets, ControlConfig config) {
        this.secrets = secrets;
        this.globalSecrets = config.globalCaSecrets().stream()
                .map(name -> new ResourceRef(config.systemNamespace(), name))
                .toList();
    }

    /** Reads those of one Connector. */
    AuthorityState of(String namespace, @Nullable CaCertSecretRef ref) {
        if (ref == null || ref.name().isEmpty()) {
            return new AuthorityState.None();
        }
        Optional<ResourceRef> name = ResourceRef.of(namespace, ref.name());
        if (name.isEmpty()) {
            return new AuthorityState.NotFound(ref.name());
        }
        try {
            Optional<Secret> secret = secrets.get(name.get());
            if (secret.isEmpty()) {
                return new AuthorityState.NotFound(ref.name());
            }
            return CaBundle.read(secret.get())
                    .<AuthorityState>map(pem -> new AuthorityState.Loaded(ref.name(), pem))
                    .orElseGet(() -> new AuthorityState.Invalid(ref.name()));
        } catch (SecretUnavailableException e) {
            LOG.debug("Certificate authorities in {} are not available", name.get(), e);
            return new AuthorityState.Unavailable(ref.name());
        }
    }

    /** Reads those of the installation; one that cannot be read is left out. */
    String global() {
        return globalSecrets.stream().map(this::global).collect(Collectors.joining());
    }

    boolean isGlobal(ResourceRef secret) {
        return globalSecrets.contains(secret);
    }

    private String global(ResourceRef name) {
        try {
            return secrets.get(name)
                    .filter(Authorities::isLabelled)
                    .flatMap(CaBundle::read)
                    .orElse("");
        } catch (SecretUnavailableException e) {
            LOG.warn("Global certificate authorities in {} are not available", name, e);
            return "";
        }
    }

    private static boolean isLabelled(Secret secret) {
        return Optional.ofNullable(secret.getMetadata().getLabels())
                .orElse(Map.of())
                .getOrDefault(LABEL, "")
                .equals("true");
    }
}
