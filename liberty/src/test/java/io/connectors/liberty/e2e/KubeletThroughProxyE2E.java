package io.connectors.liberty.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.Writer;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * REV-20: what {@code kubectl} does with a running Pod. It ends at a kubelet, which {@link ClusterServer} only plays; here the API server
 * and the kubelet are real ones, and the tests are skipped where no node is ready.
 */
@ExtendWith(ProductExtension.class)
@Timeout(value = 2, unit = TimeUnit.MINUTES, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
final class KubeletThroughProxyE2E {
    private static final String CONNECTOR = "cluster";
    private static final int NUMBERS = 200_000;

    private final RunningProduct product;
    private final Tenant tenant;
    private final String token;

    @TempDir
    Path folder;

    KubeletThroughProxyE2E(RunningProduct product, Tenant tenant) {
        this.product = product;
        this.tenant = tenant;
        this.token = tenant.token("builder");
    }

    /** How kubectl reaches the API server. */
    enum Way {
        REVERSE("reverse"),
        TUNNEL("forward");

        private final String mode;

        Way(String mode) {
            this.mode = mode;
        }
    }

    /** What kubectl speaks once the connection is upgraded: it asks for WebSocket with GET, for SPDY with POST. */
    enum Protocol {
        WEBSOCKET("GET"),
        SPDY("POST");

        private final String method;

        Protocol(String method) {
            this.method = method;
        }
    }

    record Case(Way way, Protocol protocol) {}

    static Stream<Case> cases() {
        return Stream.of(Way.values())
                .flatMap(way -> Stream.of(Protocol.values()).map(protocol -> new Case(way, protocol)));
    }

    @BeforeEach
    void startThePod() {
        assumeTrue(
                ShellPod.canRun(product.admin()),
                "This cluster has no node that is ready, so no kubelet to run a Pod: exec, attach, cp, port-forward and logs"
                        + " are not tested");
        ShellPod.start(product.admin(), tenant);
    }

    @ParameterizedTest
    @MethodSource("cases")
    void executesAProgramUntilItsInputEndsAndTellsItsExitCode(Case kubectl) throws Exception {
        Session session = new Session(kubectl);
        Process exec =
                session.start("exec", "--stdin", ShellPod.NAME, "--", "sh", "-c", ShellPod.CAPITALS + "; exit 3");
        try (BufferedReader output = exec.inputReader()) {
            assertAnswersEachLine(exec, output);

            assertThat(output.readAllLines()).containsExactly(ShellPod.LAST, "command terminated with exit code 3");
            assertThat(exec.waitFor()).isEqualTo(3);
        } finally {
            exec.destroy();
        }
        session.assertUpgraded("exec");
    }

    @ParameterizedTest
    @MethodSource("cases")
    void attachesToTheProgramOfThePod(Case kubectl) throws Exception {
        Session session = new Session(kubectl);
        Process attach = session.start("attach", "--quiet", "--stdin", ShellPod.NAME);
        try (BufferedReader output = attach.inputReader()) {
            assertAnswersEachLine(attach, output);

            assertThat(output.readAllLines()).containsExactly(ShellPod.LAST);
            assertThat(attach.waitFor()).isZero();
        } finally {
            attach.destroy();
        }
        session.assertUpgraded("attach");
    }

    @ParameterizedTest
    @EnumSource
    void followsTheLogOfThePod(Way way) throws Exception {
        Session session = new Session(new Case(way, Protocol.WEBSOCKET));
        Process logs = session.start("logs", "--follow", ShellPod.NAME);
        Process attach = session.start("attach", "--quiet", "--stdin", ShellPod.NAME);
        try (BufferedReader lines = logs.inputReader()) {
            assertThat(lines.readLine()).isEqualTo(ShellPod.FIRST);
            assertAnswersEachLine(attach, lines);

            assertThat(lines.readAllLines()).containsExactly(ShellPod.LAST);
            assertThat(logs.waitFor()).isZero();
        } finally {
            attach.destroy();
            logs.destroy();
        }
        session.assertNothingLeaked();
    }

    @ParameterizedTest
    @MethodSource("cases")
    void copiesAFileIntoThePodAndBack(Case kubectl) throws IOException {
        Session session = new Session(kubectl);
        byte[] content = new byte[3 << 20];
        new Random(20).nextBytes(content);
        Files.write(session.home().resolve("sent.bin"), content);

        session.run("cp", "sent.bin", ShellPod.NAME + ":/tmp/copy.bin");
        session.run("cp", ShellPod.NAME + ":/tmp/copy.bin", "back.bin");

        assertThat(session.home().resolve("back.bin")).hasBinaryContent(content);
        session.assertUpgraded("exec");
    }

    @ParameterizedTest
    @MethodSource("cases")
    void forwardsAPortToThePod(Case kubectl) throws Exception {
        Session session = new Session(kubectl);
        // httpd returns when it listens.
        session.run(
                "exec", ShellPod.NAME, "--", "sh", "-c", "seq " + NUMBERS + " >/tmp/numbers && httpd -p 8000 -h /tmp");
        Process forward = session.start("port-forward", "--address", "127.0.0.1", "pod/" + ShellPod.NAME, ":8000");
        try (BufferedReader output = forward.inputReader();
                HttpClient client = HttpClient.newHttpClient()) {
            var numbers = HttpRequest.newBuilder(forwarded(output.readLine())).build();

            List<String> answers =
                    Stream.generate(() -> client.sendAsync(numbers, BodyHandlers.ofString())).limit(3).toList().stream()
                            .map(CompletableFuture::join)
                            .map(answer -> answer.statusCode() + "\n" + answer.body())
                            .toList();

            String expected = IntStream.rangeClosed(1, NUMBERS)
                    .mapToObj(number -> number + "\n")
                    .collect(Collectors.joining("", "200\n", ""));
            assertThat(answers.stream().map(expected::equals)).containsExactly(true, true, true);
        } finally {
            forward.destroy();
        }
        session.assertUpgraded("portforward");
    }

    private static void assertAnswersEachLine(Process program, BufferedReader output) throws IOException {
        try (Writer input = program.outputWriter(StandardCharsets.UTF_8)) {
            for (String word : List.of("one", "two")) {
                input.write(word + "\n");
                input.flush();
                assertThat(output.readLine()).isEqualToIgnoringCase(word).isUpperCase();
            }
        }
    }

    /** Reads the port of this machine from what kubectl says first. */
    private static URI forwarded(String said) {
        assertThat(said).matches("Forwarding from 127\\.0\\.0\\.1:\\d+ -> 8000");
        return URI.create("http://" + said.split(" ", -1)[2] + "/numbers");
    }

    /** A container with kubectl, for whose Connector a ServiceAccount of the tenant is the credential. */
    private final class Session {
        private final Case how;
        private final Login.BearerToken login;
        private final Workload workload;

        Session(Case how) {
            this.how = how;
            tenant.serviceAccount("deployer");
            tenant.permitEditing("deployer");
            login = new Login.BearerToken(tenant.apiServerToken("deployer"));
            tenant.connect(
                    CONNECTOR, ConnectedTool.of("k8s", product.apiServer(), login, product.apiServerAuthority()));
            boolean webSocket = how.protocol == Protocol.WEBSOCKET;
            workload = new Workload(folder, new MountedFiles(product, tenant, token).byPath(CONNECTOR, "kubeconfig"))
                    .with("KUBECTL_REMOTE_COMMAND_WEBSOCKETS", webSocket)
                    .with("KUBECTL_PORT_FORWARD_WEBSOCKETS", webSocket);
            workload.with("KUBECONFIG", how.way == Way.TUNNEL ? workload.mounted("kubeconfig") : "/dev/null");
        }

        Path home() {
            return workload.home();
        }

        Process start(String... arguments) {
            return workload.start(kubectl(arguments));
        }

        void run(String... arguments) {
            workload.run(kubectl(arguments)).orFail();
        }

        private String[] kubectl(String... arguments) {
            List<String> command = new ArrayList<>(List.of("kubectl", "--namespace", tenant.namespace()));
            if (how.way == Way.REVERSE) {
                command.addAll(List.of(
                        "--server",
                        "https://127.0.0.1:" + product.proxyTlsPort() + tenant.path(CONNECTOR),
                        "--certificate-authority",
                        workload.mounted("ca.crt").toString(),
                        "--token",
                        token));
            }
            command.addAll(List.of(arguments));
            return command.toArray(String[]::new);
        }

        /** By the protocol that was meant: kubectl falls back on SPDY without a word. */
        void assertUpgraded(String subresource) {
            new ProxyAudit(product)
                    .await(
                            "\"mode\":\"" + how.way.mode + "\"",
                            "\"method\":\"" + how.protocol.method + "\"",
                            "/namespaces/" + tenant.namespace() + "/pods/" + ShellPod.NAME + "/" + subresource + "\"",
                            "\"verdict\":\"Allowed\"",
                            "\"status\":101");
            assertNothingLeaked();
        }

        void assertNothingLeaked() {
            assertThat(workload.filesWith(Transcript.spellings(login.token()).toList()))
                    .isEmpty();
        }
    }
}
