package io.connectors.liberty.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** {@code kubectl} with the kubeconfig of class {@code k8s}: what it sends is intercepted in its tunnel, request by request. */
@ExtendWith(ProductExtension.class)
@Timeout(value = 2, unit = TimeUnit.MINUTES, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
final class KubectlThroughProxyE2E {
    private static final String CONNECTOR = "cluster";

    private final RunningProduct product;
    private final Tenant tenant;
    private final String token;

    @TempDir
    Path folder;

    KubectlThroughProxyE2E(RunningProduct product, Tenant tenant) {
        this.product = product;
        this.tenant = tenant;
        this.token = tenant.token("builder");
    }

    @Test
    void appliesAndGetsAndWatchesOnARealApiServer() throws IOException {
        Login.BearerToken login = connectTheProductsOwnApiServer();
        Workload workload = workload();
        Process watch = workload.start(
                kubectl("--namespace", tenant.namespace(), "get", "configmaps", "--watch", "--output", "name"));
        try (BufferedReader watched = watch.inputReader()) {
            apply(workload, "first");
            awaitLine(watched, "configmap/first");
            apply(workload, "second");
            awaitLine(watched, "configmap/second");
        } finally {
            watch.destroy();
        }

        var listed = workload.run(kubectl("--namespace", tenant.namespace(), "get", "configmaps", "--output", "name"))
                .orFail();

        assertThat(listed.out().lines()).contains("configmap/first", "configmap/second");
        assertThat(workload.filesWith(Transcript.spellings(login.token()).toList()))
                .isEmpty();
    }

    @Test
    void getsByTheConnectorsPathOnTheTlsPort() {
        var _ = connectTheProductsOwnApiServer();
        Workload workload = workload().with("KUBECONFIG", "/dev/null");

        var listed = workload.run(kubectl(
                "--server",
                "https://127.0.0.1:" + product.proxyTlsPort() + tenant.path(CONNECTOR),
                "--certificate-authority",
                workload.mounted("ca.crt").toString(),
                "--token",
                token,
                "--namespace",
                tenant.namespace(),
                "get",
                "serviceaccounts",
                "--output",
                "name"));

        assertThat(listed.orFail().out().lines()).contains("serviceaccount/builder");
    }

    @Test
    void showsEachLineOfALogWhenItIsWritten() throws IOException, InterruptedException {
        try (ClusterServer cluster = connectedCluster()) {
            Workload workload = workload();
            Process logs = workload.start(kubectl("logs", "--follow", ClusterServer.POD));
            try (BufferedReader lines = logs.inputReader()) {
                assertThat(lines.readLine()).isEqualTo("first");

                cluster.endLog();

                assertThat(lines.readAllLines()).containsExactly("last");
                assertThat(logs.waitFor()).isZero();
            } finally {
                logs.destroy();
            }
            assertNothingLeaked(cluster, workload);
        }
    }

    @Test
    void talksToAProgramInAPodUntilItsInputEnds() throws IOException, InterruptedException {
        try (ClusterServer cluster = connectedCluster()) {
            Workload workload = workload();
            Process exec = workload.start(kubectl("exec", "--stdin", ClusterServer.POD, "--", "capitals"));
            try (BufferedReader output = exec.inputReader()) {
                try (Writer input = exec.outputWriter(StandardCharsets.UTF_8)) {
                    say(input, "one\n");
                    assertThat(output.readLine()).isEqualTo("ONE");
                    say(input, "two\n");
                    assertThat(output.readLine()).isEqualTo("TWO");
                }

                assertThat(output.readAllLines()).containsExactly("END");
                assertThat(exec.waitFor()).isZero();
            } finally {
                exec.destroy();
            }
            assertThat(cluster.heads())
                    .anyMatch(head -> head.contains("/pods/shell/exec?") && head.contains("websocket"));
            assertNothingLeaked(cluster, workload);
        }
    }

    /** Uses a ServiceAccount of the tenant as the tool's credential. */
    private Login.BearerToken connectTheProductsOwnApiServer() {
        tenant.serviceAccount("deployer");
        tenant.permitEditing("deployer");
        var login = new Login.BearerToken(tenant.apiServerToken("deployer"));
        tenant.connect(CONNECTOR, ConnectedTool.of("k8s", product.apiServer(), login, product.apiServerAuthority()));
        return login;
    }

    private ClusterServer connectedCluster() {
        var login = new Login.BearerToken(Transcript.newPassword());
        ClusterServer cluster = ClusterServer.start(login, product.toolAuthority());
        tenant.connect(
                CONNECTOR,
                ConnectedTool.of(
                        "k8s", cluster.address(), login, product.toolAuthority().pem()));
        return cluster;
    }

    private Workload workload() {
        var workload = new Workload(folder, new MountedFiles(product, tenant, token).byPath(CONNECTOR, "kubeconfig"));
        return workload.with("KUBECONFIG", workload.mounted("kubeconfig"));
    }

    private void apply(Workload workload, String name) throws IOException {
        Path manifest = Files.writeString(workload.home().resolve(name + ".yaml"), """
                apiVersion: v1
                kind: ConfigMap
                metadata:
                  name: %s
                """.formatted(name));
        workload.run(kubectl("--namespace", tenant.namespace(), "apply", "--filename", manifest.toString()))
                .orFail();
    }

    private static String[] kubectl(String... arguments) {
        List<String> command = new ArrayList<>(List.of("kubectl"));
        command.addAll(List.of(arguments));
        return command.toArray(String[]::new);
    }

    private static void awaitLine(BufferedReader lines, String wanted) throws IOException {
        List<String> before = new ArrayList<>();
        String line = lines.readLine();
        while (line != null && !line.equals(wanted)) {
            before.add(line);
            line = lines.readLine();
        }
        assertThat(line).as("after %s", before).isEqualTo(wanted);
    }

    private static void say(Writer input, String text) throws IOException {
        input.write(text);
        input.flush();
    }

    private void assertNothingLeaked(ClusterServer cluster, Workload workload) {
        assertThat(String.join("\n", cluster.heads()))
                .as("what the cluster was shown")
                .contains("Bearer ")
                .doesNotContain(Transcript.spellings(token).toArray(String[]::new));
        assertThat(workload.filesWith(Transcript.forbidden())).isEmpty();
    }
}
