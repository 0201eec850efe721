package io.connectors.liberty.up;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.connectors.crds.ref.ResourceRef;
import io.connectors.liberty.install.PrivateFile;
import io.connectors.liberty.install.ProductObjects;
import io.connectors.liberty.install.ServiceAccountTokens;
import io.fabric8.kubernetes.api.model.ServiceAccountBuilder;
import io.fabric8.kubernetes.api.model.rbac.ClusterRoleBindingBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/** An administrator of this machine's product: a ServiceAccount, because every API server knows how to make tokens for one. */
final class AdminAccess {

    private static final ResourceRef ACCOUNT = new ResourceRef("connectors-system", "connectors-admin");
    private static final String AUDIENCE = "connectors";
    private static final Duration LIFETIME = Duration.ofDays(7);

    private final KubernetesClient admin;

    AdminAccess(KubernetesClient admin) {
        this.admin = admin;
    }

    /** Writes a token that both the API server and the product accept. */
    void writeToken(Path file) {
        new ProductObjects(admin)
                .apply(List.of(
                        new ServiceAccountBuilder()
                                .withNewMetadata()
                                .withNamespace(ACCOUNT.namespace())
                                .withName(ACCOUNT.name())
                                .endMetadata()
                                .build(),
                        new ClusterRoleBindingBuilder()
                                .withNewMetadata()
                                .withName(ACCOUNT.name())
                                .endMetadata()
                                .withNewRoleRef("rbac.authorization.k8s.io", "ClusterRole", "cluster-admin")
                                .addNewSubject()
                                .withKind("ServiceAccount")
                                .withNamespace(ACCOUNT.namespace())
                                .withName(ACCOUNT.name())
                                .endSubject()
                                .build()));
        var tokens = new ServiceAccountTokens(admin);
        List<String> audiences = new ArrayList<>(audiencesOf(tokens.issue(ACCOUNT, List.of(), LIFETIME)));
        audiences.add(AUDIENCE);
        PrivateFile.write(file, tokens.issue(ACCOUNT, audiences, LIFETIME) + "\n");
    }

    /** The API server's own audiences stand in a token that was asked for without any. */
    static List<String> audiencesOf(String token) {
        var payload = token.split("\\.", -1)[1];
        try {
            JsonNode claims = new ObjectMapper()
                    .readTree(new String(Base64.getUrlDecoder().decode(payload), StandardCharsets.UTF_8));
            List<String> audiences = new ArrayList<>();
            claims.path("aud").forEach(audience -> audiences.add(audience.asText()));
            return audiences;
        } catch (JsonProcessingException e) {
            // Without the cause: its message would quote the token.
            throw new IllegalStateException("The API server's token for " + ACCOUNT + " is no JSON Web Token.");
        }
    }
}
