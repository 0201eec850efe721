package io.connectors.liberty.install;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.stream.Stream;

/** The packaged manifests, in the order in which an API server takes them. */
final class Manifests {

    private static final List<String> DEFINITIONS = List.of(
            "/META-INF/fabric8/connectorclasses.connectors.alauda.io-v1.yml",
            "/META-INF/fabric8/connectors.connectors.alauda.io-v1.yml",
            "/META-INF/fabric8/accesspolicies.connectors.alauda.io-v1.yml",
            "/META-INF/fabric8/accessrequests.connectors.alauda.io-v1.yml",
            "/META-INF/fabric8/resourceinterfaces.connectors.alauda.io-v1.yml");
    private static final List<String> SYSTEM = List.of(
            "/deploy/namespace.yaml",
            "/deploy/service-accounts.yaml",
            "/deploy/control-rights.yaml",
            "/deploy/proxy-rights.yaml",
            "/deploy/user-roles.yaml",
            "/deploy/config.yaml",
            "/deploy/interception-authority.yaml",
            "/deploy/proxy-service.yaml",
            "/deploy/control-service.yaml");
    private static final List<String> WEBHOOKS = List.of("/deploy/webhooks.yaml");
    private static final List<String> CLASSES = Stream.of(
                    "git",
                    "github",
                    "gitlab",
                    "oci",
                    "harbor",
                    "k8s",
                    "maven",
                    "npm",
                    "pypi",
                    "nexus",
                    "jfrog",
                    "sonarqube")
            .map(name -> "/connectorclasses/" + name + ".yaml")
            .toList();

    private final KubernetesClient client;

    Manifests(KubernetesClient client) {
        this.client = client;
    }

    List<HasMetadata> definitions() {
        return read(DEFINITIONS);
    }

    List<HasMetadata> system() {
        return read(SYSTEM);
    }

    List<HasMetadata> classes() {
        return read(CLASSES);
    }

    List<HasMetadata> webhooks() {
        return read(WEBHOOKS);
    }

    private List<HasMetadata> read(List<String> resources) {
        return resources.stream().flatMap(this::read).toList();
    }

    private Stream<HasMetadata> read(String resource) {
        try (InputStream stream = Manifests.class.getResourceAsStream(resource)) {
            if (stream == null) {
                throw new InstallException("The build packaged no " + resource + ". Run \"mvn package\" again.");
            }
            return client.load(stream).items().stream();
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read the packaged " + resource, e);
        }
    }
}
