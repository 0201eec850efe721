package io.connectors.app.authority;

import io.connectors.app.config.ControlConfig;
import io.connectors.app.kubernetes.ApiCalls;
import io.connectors.crds.credential.CaBundle;
import io.connectors.crds.ref.ResourceRef;
import io.connectors.crds.secret.SecretUnavailableException;
import io.connectors.crds.secret.SecretWatch;
import io.fabric8.kubernetes.api.model.Secret;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reads the Secrets whose certificates are trusted for every tool and every service of a class. */
@Singleton
public final class GlobalAuthorities {
    private static final Logger LOG = LoggerFactory.getLogger(GlobalAuthorities.class);
    private static final String LABEL = "connectors.cpaas.io/ca-cert";

    private final SecretWatch secrets;
    private final ApiCalls calls;
    private final List<ResourceRef> names;

    @Inject
    GlobalAuthorities(SecretWatch secrets, ApiCalls calls, ControlConfig config) {
        this.secrets = secrets;
        this.calls = calls;
        this.names = config.globalCaSecrets().stream()
                .map(name -> new ResourceRef(config.systemNamespace(), name))
                .toList();
    }

    /** Returns PEM certificates; a Secret that cannot be read is left out. */
    public String certificates() {
        return names.stream().map(this::certificates).collect(Collectors.joining());
    }

    /** Tells whether a change of this Secret changes {@link #certificates()}. */
    public boolean includes(ResourceRef secret) {
        return names.contains(secret);
    }

    private String certificates(ResourceRef name) {
        try {
            return calls.run(() -> secrets.get(name))
                    .filter(GlobalAuthorities::isLabelled)
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
