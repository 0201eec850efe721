package io.connectors.liberty.install;

import io.connectors.crds.ref.ResourceRef;
import io.fabric8.kubernetes.api.model.ConfigBuilder;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.List;

/** A kubeconfig file for a server outside the cluster, with the identity it would have inside. */
public final class ServiceAccountKubeconfig {

    private final KubernetesClient admin;
    private final ResourceRef account;
    private final Path file;

    public ServiceAccountKubeconfig(KubernetesClient admin, ResourceRef account, Path file) {
        this.admin = admin;
        this.account = account;
        this.file = file;
    }

    /** Writes the file with a new token; a client that reads it again goes on with that one. */
    public void write(Duration lifetime) {
        var token = new ServiceAccountTokens(admin).issue(account, List.of(), lifetime);
        PrivateFile.write(file, content(admin.getConfiguration(), account.name(), token));
    }

    static String content(Config server, String user, String token) {
        var config = new ConfigBuilder()
                .withApiVersion("v1")
                .withKind("Config")
                .addNewCluster()
                .withName("cluster")
                .withNewCluster()
                .withServer(server.getMasterUrl())
                .withCertificateAuthorityData(certificateAuthorityData(server))
                .endCluster()
                .endCluster()
                .addNewUser()
                .withName(user)
                .withNewUser()
                .withToken(token)
                .endUser()
                .endUser()
                .addNewContext()
                .withName(user)
                .withNewContext()
                .withCluster("cluster")
                .withUser(user)
                .endContext()
                .endContext()
                .withCurrentContext(user)
                .build();
        return Serialization.asYaml(config);
    }

    private static String certificateAuthorityData(Config server) {
        var data = server.getCaCertData();
        if (data != null && !data.isEmpty()) {
            // fabric8 keeps PEM text as it found it when a file held it, and base64 when the kubeconfig did.
            return data.startsWith("-----") ? encode(data.getBytes(StandardCharsets.UTF_8)) : data;
        }
        var file = server.getCaCertFile();
        if (file == null) {
            throw new InstallException("The kubeconfig for " + server.getMasterUrl()
                    + " names no certificate authority; add certificate-authority-data to its cluster.");
        }
        try {
            return encode(Files.readAllBytes(Path.of(file)));
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read the certificate authority " + file, e);
        }
    }

    private static String encode(byte[] bytes) {
        return Base64.getEncoder().encodeToString(bytes);
    }
}
