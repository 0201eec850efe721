package io.connectors.crds;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.connectors.crds.template.Templates;
import io.connectors.crds.v1alpha1.AuthProbe;
import io.connectors.crds.v1alpha1.AuthType;
import io.connectors.crds.v1alpha1.ConnectorClass;
import io.connectors.crds.v1alpha1.HttpProbe;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

final class BuiltInClassesTest {

    @Test
    void containNoFieldThatTheRecordsDoNotKnow() throws IOException {
        JsonNode written = yaml("git", JsonNode.class);
        JsonNode understood =
                Serialization.unmarshal(Serialization.asJson(yaml("git", ConnectorClass.class)), JsonNode.class);

        assertThat(without(understood.path("spec"))).isEqualTo(without(written.path("spec")));
    }

    @Test
    void checkOnlyAuthTypesThatExist() throws IOException {
        var spec = yaml("git", ConnectorClass.class).getSpec();

        assertThat(Objects.requireNonNull(spec.auth()).types())
                .extracting(AuthType::name)
                .containsAll(spec.authProbes().stream().map(AuthProbe::authName).toList());
    }

    @Test
    void gitProbesTheRepositoryBelowTheAddress() throws IOException {
        HttpProbe probe = gitAuthProbe();

        assertThat(render(probe.path(), "https://forge.example.org", null))
                .isEqualTo("/org/repo.git/info/refs?service=git-upload-pack");
        assertThat(render(probe.path(), "https://forge.example.org/git/", null))
                .isEqualTo("/git/org/repo.git/info/refs?service=git-upload-pack");
    }

    @Test
    void gitSendsTheCredentialOnlyWhenThereIsOne() throws IOException {
        String header = gitAuthProbe().httpHeaders().getFirst().value();

        assertThat(render(header, "https://forge", Map.of("username", "builder", "password", "x")))
                .isEqualTo("Basic YnVpbGRlcjp4");
        assertThat(render(header, "https://forge", null)).isEmpty();
    }

    @Test
    void gitAsksTheRepositoryForLivenessWithoutACredential() throws IOException {
        var liveness = Objects.requireNonNull(Objects.requireNonNull(
                        yaml("git", ConnectorClass.class).getSpec().livenessProbe())
                .http());

        assertThat(render(liveness.path(), "https://forge", null))
                .isEqualTo("/org/repo.git/info/refs?service=git-upload-pack");
        assertThat(render(liveness.path(), "https://forge/git", null))
                .isEqualTo("/git/org/repo.git/info/refs?service=git-upload-pack");
        assertThat(liveness.httpHeaders()).isEmpty();
    }

    @Test
    void gitShowsTheTokenToTheProxyOnly() throws IOException {
        String template = yaml("git", ConnectorClass.class)
                .getSpec()
                .configurations()
                .getFirst()
                .data()
                .getOrDefault(".gitconfig", "");
        Map<String, Object> data = Map.of(
                "context", Map.of("token", "t"),
                "connectors",
                        List.of(Map.of(
                                "spec", Map.of("address", "https://forge.example.org/git/"),
                                "status", Map.of("proxyAddress", "http://c-forge.team-blue.svc.cluster.local"))));

        assertThat(Templates.parse("git", template).render(data).strip()).isEqualTo("""
                        [http "http://c-forge.team-blue.svc.cluster.local/"]
                        	extraHeader = "Authorization: Basic OnQ="
                        [url "http://c-forge.team-blue.svc.cluster.local/"]
                        	insteadOf = "https://forge.example.org/git/\"""");
    }

    private static HttpProbe gitAuthProbe() throws IOException {
        var probe = yaml("git", ConnectorClass.class)
                .getSpec()
                .authProbes()
                .getFirst()
                .probe();
        return Objects.requireNonNull(Objects.requireNonNull(probe).http());
    }

    private static String render(String template, String address, @Nullable Map<String, String> secret) {
        Map<String, @Nullable Object> data = new HashMap<>();
        var repository = Map.of("Name", "repository", "Value", Map.of("StringVal", "org/repo.git"));
        data.put(
                "Connector", Map.of("Spec", Map.of("Address", address, "Auth", Map.of("Params", List.of(repository)))));
        data.put("Secret", secret == null ? null : Map.of("StringData", secret));
        return Templates.parse("git", template).render(data);
    }

    /** The one field that is written although it has its default. */
    private static JsonNode without(JsonNode spec) {
        JsonNode copy = spec.deepCopy();
        copy.findParents("path").forEach(probe -> ((ObjectNode) probe).remove("disableRedirect"));
        return copy;
    }

    private static <T> T yaml(String name, Class<T> type) throws IOException {
        try (InputStream file = BuiltInClassesTest.class.getResourceAsStream("/connectorclasses/" + name + ".yaml")) {
            return Serialization.unmarshal(
                    new String(Objects.requireNonNull(file).readAllBytes(), StandardCharsets.UTF_8), type);
        }
    }
}
