package io.connectors.liberty.install;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.sun.net.httpserver.HttpServer;
import io.connectors.crds.policy.EngineUrl;
import io.connectors.crds.policy.OpaProcess;
import io.connectors.sandbox.SandboxServer;
import io.connectors.sandbox.SandboxSettings;
import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.EnvVar;
import io.fabric8.kubernetes.api.model.PodSpec;
import io.fabric8.kubernetes.api.model.Probe;
import io.fabric8.kubernetes.api.model.Volume;
import io.fabric8.kubernetes.api.model.VolumeMount;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.apps.DeploymentBuilder;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What {@code deploy/patches/rego-engine.yaml} makes of a server's Deployment, on an API server that takes no unknown fields. */
@Timeout(120)
final class RegoEnginePatchTest {
    private static final Path CHECKOUT = Path.of(System.getProperty("connectors.checkout", ".."));
    private static final String NAMESPACE = "default";

    private static PodSpec pod;
    private static Container engine;
    private static Container server;

    @BeforeAll
    static void patch(@TempDir Path folder) throws IOException {
        Path kubeconfig = folder.resolve("kubeconfig");
        try (SandboxServer sandbox = SandboxServer.start(SandboxSettings.forTest(folder.resolve("sandbox")))) {
            sandbox.writeKubeConfig(kubeconfig);
            try (KubernetesClient admin = new KubernetesClientBuilder()
                    .withConfig(Config.fromKubeconfig(kubeconfig.toFile()))
                    .build()) {
                pod = patched(admin).getSpec().getTemplate().getSpec();
            }
        }
        assertThat(pod.getInitContainers()).hasSize(1);
        assertThat(pod.getContainers()).hasSize(1);
        engine = pod.getInitContainers().getFirst();
        server = pod.getContainers().getFirst();
    }

    @Test
    void startsTheEngineAsTestsAndDocumentationDo() throws IOException {
        assertThat(asOnAPath(engine.getCommand())).isEqualTo(OpaProcess.COMMAND);
        assertThat(engine.getArgs()).isEmpty();
        assertThat(CHECKOUT.resolve("docs/how-to/use-rego.md"))
                .content()
                .contains("\n" + String.join(" ", OpaProcess.COMMAND) + "\n");
    }

    @Test
    void namesTheVersionThatIsTested() throws IOException {
        String tested = Files.readAllLines(CHECKOUT.resolve("dev")).stream()
                .filter(line -> line.startsWith("opa_version="))
                .map(line -> line.substring(line.indexOf('=') + 1))
                .findFirst()
                .orElseThrow();

        assertThat(engine.getImage()).endsWith("/opa:" + tested + "-static");
    }

    @Test
    void bindsTheEngineToLoopbackAndLeadsTheServerThere() throws IOException {
        List<String> command = engine.getCommand();
        URI bound = URI.create("http://" + command.get(command.indexOf("--addr") + 1));

        assertThat(InetAddress.getByName(bound.getHost()).isLoopbackAddress()).isTrue();
        assertThat(command)
                .filteredOn(argument -> argument.contains("addr"))
                .as("addresses")
                .containsExactly("--addr");
        assertThat(engine.getPorts()).isEmpty();
        assertThat(pod.getHostNetwork()).isNull();
        assertThat(server.getEnv())
                .extracting(EnvVar::getName, EnvVar::getValue)
                .contains(tuple("CONNECTORS_REGO_URL", bound.toString()));
        assertThat(EngineUrl.of(bound.toString())).contains(bound);
    }

    @Test
    void letsTheServerKeepWhatItHad() {
        assertThat(server.getImage()).isEqualTo("server:1");
        assertThat(server.getVolumeMounts()).isEmpty();
        assertThat(server.getEnv())
                .extracting(EnvVar::getName)
                .containsExactlyInAnyOrder("CONNECTORS_PROXY_PORT", "CONNECTORS_REGO_URL");
    }

    /** One that is no sidecar would have to end before the server starts. */
    @Test
    void letsTheEngineRunAsLongAsTheServer() {
        assertThat(engine.getRestartPolicy()).isEqualTo("Always");
    }

    @Test
    void givesTheEngineNoRights() {
        var context = engine.getSecurityContext();

        assertThat(context.getRunAsNonRoot()).isTrue();
        assertThat(context.getAllowPrivilegeEscalation()).isFalse();
        assertThat(context.getPrivileged()).isNull();
        assertThat(context.getReadOnlyRootFilesystem()).isTrue();
        assertThat(context.getCapabilities().getDrop()).containsExactly("ALL");
        assertThat(context.getCapabilities().getAdd()).isEmpty();
        assertThat(context.getSeccompProfile().getType()).isEqualTo("RuntimeDefault");
        assertThat(engine.getResources().getLimits()).containsKey("memory");
    }

    /** Admission mounts the Pod's token into each container that has nothing in its place. */
    @Test
    void keepsTheTokenOfThePodFromTheEngine() {
        VolumeMount mount = engine.getVolumeMounts().getFirst();

        assertThat(mount.getMountPath()).isEqualTo("/var/run/secrets/kubernetes.io/serviceaccount");
        assertThat(pod.getVolumes())
                .filteredOn(Volume::getName, mount.getName())
                .singleElement()
                .satisfies(volume -> assertThat(volume.getEmptyDir()).isNotNull());
    }

    @Test
    void probesTellWhetherTheEngineAnswers() throws IOException, InterruptedException {
        assumeTrue(OpaProcess.binary().isPresent(), OpaProcess.ABSENT);
        try (OpaProcess opa = OpaProcess.started()) {
            int port = opa.url().getPort();
            for (Probe probe : probes()) {
                assertThat(exitCode(probe, port)).isZero();
            }

            opa.stop();

            for (Probe probe : probes()) {
                assertThat(exitCode(probe, port)).isPositive();
            }
        }
    }

    @Test
    void probesTakeAnErrorForNoAnswer() throws IOException, InterruptedException {
        assumeTrue(OpaProcess.binary().isPresent(), OpaProcess.ABSENT);
        HttpServer broken = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        broken.createContext("/", exchange -> {
            exchange.sendResponseHeaders(500, -1);
            exchange.close();
        });
        broken.start();
        try {
            for (Probe probe : probes()) {
                assertThat(exitCode(probe, broken.getAddress().getPort())).isPositive();
            }
        } finally {
            broken.stop(0);
        }
    }

    private static List<Probe> probes() {
        return List.of(engine.getStartupProbe(), engine.getLivenessProbe());
    }

    private static Deployment patched(KubernetesClient admin) throws IOException {
        admin.resource(deployment()).create();
        return admin.apps()
                .deployments()
                .inNamespace(NAMESPACE)
                .withName("connectors-proxy")
                .patch(
                        new PatchContext.Builder()
                                .withPatchType(PatchType.STRATEGIC_MERGE)
                                .withFieldValidation("Strict")
                                .build(),
                        Files.readString(CHECKOUT.resolve("deploy/patches/rego-engine.yaml")));
    }

    private static Deployment deployment() {
        Map<String, String> labels = Map.of("app.kubernetes.io/name", "connectors-proxy");
        return new DeploymentBuilder()
                .withNewMetadata()
                .withName("connectors-proxy")
                .withNamespace(NAMESPACE)
                .endMetadata()
                .withNewSpec()
                .withNewSelector()
                .withMatchLabels(labels)
                .endSelector()
                .withNewTemplate()
                .withNewMetadata()
                .withLabels(labels)
                .endMetadata()
                .withNewSpec()
                .addNewContainer()
                .withName("server")
                .withImage("server:1")
                .addNewEnv()
                .withName("CONNECTORS_PROXY_PORT")
                .withValue("8080")
                .endEnv()
                .endContainer()
                .endSpec()
                .endTemplate()
                .endSpec()
                .build();
    }

    private static List<String> asOnAPath(List<String> command) {
        assertThat(command).first().isEqualTo("/opa");
        return Stream.concat(Stream.of("opa"), command.stream().skip(1)).toList();
    }

    private static int exitCode(Probe probe, int port) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(asOnAPath(probe.getExec().getCommand()));
        command.set(0, OpaProcess.binary().orElseThrow().toString());
        command.replaceAll(word -> word.replace(":8181/", ":" + port + "/"));
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        try {
            assertThat(process.waitFor(60, TimeUnit.SECONDS))
                    .as("the probe ends")
                    .isTrue();
            return process.exitValue();
        } finally {
            process.destroyForcibly();
        }
    }
}
