package io.connectors.liberty.install;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import java.io.IOException;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

final class ManifestsTest {

    @Test
    void holdEveryClassThatIsPackaged() throws IOException, URISyntaxException {
        try (KubernetesClient client =
                new KubernetesClientBuilder().withConfig(Config.empty()).build()) {
            assertThat(new Manifests(client).classes())
                    .extracting(manifest -> manifest.getMetadata().getName() + ".yaml")
                    .containsExactlyInAnyOrderElementsOf(packaged());
        }
    }

    private static List<String> packaged() throws IOException, URISyntaxException {
        URL git = Objects.requireNonNull(ManifestsTest.class.getResource("/connectorclasses/git.yaml"));
        if (git.getProtocol().equals("file")) {
            return names(Path.of(git.toURI()).resolveSibling(""));
        }
        try (FileSystem jar = FileSystems.newFileSystem(git.toURI(), Map.of())) {
            return names(jar.getPath("/connectorclasses"));
        }
    }

    private static List<String> names(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).toList();
        }
    }
}
