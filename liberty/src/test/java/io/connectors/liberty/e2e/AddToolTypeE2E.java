package io.connectors.liberty.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.connectors.crds.template.Templates;
import io.connectors.crds.v1alpha1.Connector;
import io.connectors.crds.v1alpha1.ConnectorClass;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Does what docs/how-to/add-a-tool-type.md says, with a server of the test in the tracker's place. */
@ExtendWith(ProductExtension.class)
final class AddToolTypeE2E {
    private static final MarkdownBlocks PAGE = MarkdownBlocks.of(
            Path.of(System.getProperty("connectors.checkout", ".."), "docs", "how-to", "add-a-tool-type.md"));
    private static final String CLASS = PAGE.in("yaml").get(0);
    private static final String TEAM = PAGE.in("yaml").get(1);

    private final RunningProduct product;
    private final Tenant tenant;
    private final String password = Transcript.newPassword();
    private final TrackerServer tracker = TrackerServer.start(password);

    AddToolTypeE2E(RunningProduct product, Tenant tenant) {
        this.product = product;
        this.tenant = tenant;
    }

    @AfterEach
    void removeTheClass() {
        tracker.close();
        product.admin()
                .resources(Connector.class)
                .inNamespace(tenant.namespace())
                .withName("tracker")
                .delete();
        product.admin().resources(ConnectorClass.class).withName("tracker").delete();
    }

    @Test
    void takesAToolFromItsClassToItsFirstUse(@TempDir Path directory) {
        apply(CLASS);
        apply(TEAM.replace(
                        "https://tools.example.org/tracker", tracker.address().toString())
                .replace("team-blue", tenant.namespace())
                .replace("change-me", password));
        tenant.await("tracker", "Ready", "True");

        var environment = Map.of(
                "TOKEN",
                tenant.token("builder"),
                "PROXY",
                "http://127.0.0.1:" + product.proxyPort() + tenant.path("tracker"));
        var answer = Shell.run(
                directory, environment, List.of("sh", "-c", PAGE.in("sh").getLast()));

        assertThat(answer.orFail().out()).isEqualTo("{\"key\":\"BLUE-1\"}");
        assertThat(tracker.issuesRead()).containsExactly("Bearer " + password);
        assertThat(tenant.condition("tracker", "AuthReady")).contains("True");
    }

    @Test
    void saysWhichProbeFoundABadCredential() {
        apply(CLASS);
        apply(TEAM.replace(
                        "https://tools.example.org/tracker", tracker.address().toString())
                .replace("team-blue", tenant.namespace()));

        tenant.await("tracker", "AuthReady", "False AuthenticationFailed");

        assertThat(tenant.condition("tracker", "LivenessReady")).contains("True");
    }

    @Test
    void rendersTheFileThatThePageShows() {
        var connectorClass = Serialization.unmarshal(CLASS, ConnectorClass.class);
        String template =
                connectorClass.getSpec().configurations().getFirst().data().getOrDefault("tracker.toml", "");

        String file = Templates.parse("tracker.toml", template)
                .render(Map.of(
                        "connector",
                        Map.of("status", Map.of("proxyAddress", "http://c-tracker.team-blue.svc.cluster.local")),
                        "context",
                        Map.of("token", "the token of the Pod's ServiceAccount"),
                        "configurations",
                        Map.of("project", "BLUE")));

        assertThat(file).isEqualTo(PAGE.in("toml").getFirst());
    }

    private void apply(String yaml) {
        product.admin()
                .load(new ByteArrayInputStream(yaml.getBytes(StandardCharsets.UTF_8)))
                .items()
                .forEach(this::apply);
    }

    private void apply(HasMetadata object) {
        product.admin().resource(object).forceConflicts().serverSideApply();
    }
}
