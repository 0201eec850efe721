package io.connectors.liberty.install;

import io.connectors.crds.ref.ResourceRef;
import io.fabric8.kubernetes.api.model.authentication.TokenRequestBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.time.Duration;
import java.util.List;

/** Asks the API server for tokens of ServiceAccounts, as kubelet does for Pods. */
public final class ServiceAccountTokens {

    private final KubernetesClient admin;

    /** @param admin may create tokens; stays open */
    public ServiceAccountTokens(KubernetesClient admin) {
        this.admin = admin;
    }

    /**
     * Issues one token.
     *
     * @param audiences empty for the API server's own
     */
    public String issue(ResourceRef account, List<String> audiences, Duration lifetime) {
        var request = new TokenRequestBuilder()
                .withNewSpec()
                .withAudiences(audiences)
                .withExpirationSeconds(lifetime.toSeconds())
                .endSpec()
                .build();
        try {
            return admin.serviceAccounts()
                    .inNamespace(account.namespace())
                    .withName(account.name())
                    .tokenRequest(request)
                    .getStatus()
                    .getToken();
        } catch (KubernetesClientException e) {
            throw new InstallException(
                    "The API server gave no token for ServiceAccount " + account + ": " + e.getMessage(), e);
        }
    }
}
