package io.connectors.app.probe;

import static org.assertj.core.api.Assertions.assertThat;

import io.connectors.app.probe.ProbeResult.Answered;
import io.connectors.app.probe.ProbeResult.Failed;
import io.connectors.app.probe.ProbeResult.Failure;
import io.connectors.app.probe.ProbeResult.Opinion;
import io.connectors.crds.address.ToolAddress;
import io.connectors.crds.egress.EgressRule;
import io.connectors.crds.expression.CelRules;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class HttpProberTest {
    private static final EgressRule LOOPBACK = EgressRule.of(false, List.of("127.0.0.0/8"), List.of());
    private static final String OK = "HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n";
    private static final ProbeRequest.Header CREDENTIAL = new ProbeRequest.Header("Authorization", "Basic czNjcjN0");

    private final HttpProber prober =
            new HttpProber(new ProbeLimits(Duration.ofSeconds(3), Duration.ofSeconds(10), 2, LOOPBACK));
    private final HttpProber impatient =
            new HttpProber(new ProbeLimits(Duration.ofMillis(200), Duration.ofMillis(300), 2, LOOPBACK));

    @ParameterizedTest
    @ValueSource(ints = {200, 204, 401, 404, 503})
    void reportsTheStatusOfTheAnswer(int status) throws IOException {
        try (var tool = new RawTool(RawTool.answering("HTTP/1.1 " + status + " Any\r\nContent-Length: 2\r\n\r\nhi"))) {
            assertThat(prober.probe(send(tool, "/")))
                    .isEqualTo(new Answered(status, "GET http://127.0.0.1:" + tool.port() + "/"));
        }
    }

    @Test
    void sendsTheHeadersOfTheClassAndTheHostOfTheTool() throws IOException {
        try (var tool = new RawTool(RawTool.answering(OK))) {
            prober.probe(send(tool, "/org/repo.git/info/refs?service=git-upload-pack"));

            assertThat(tool.requests.getFirst())
                    .startsWith("GET /org/repo.git/info/refs?service=git-upload-pack HTTP/1.1")
                    .contains("Host: 127.0.0.1:" + tool.port(), "Authorization: Basic czNjcjN0");
        }
    }

    @Test
    void skipsInterimAnswers() throws IOException {
        try (var tool = new RawTool(RawTool.answering("HTTP/1.1 103 Early Hints\r\nLink: </a>\r\n\r\n" + OK))) {
            assertThat(prober.probe(send(tool, "/")))
                    .isInstanceOfSatisfying(
                            Answered.class,
                            answered -> assertThat(answered.status()).isEqualTo(200));
        }
    }

    @Test
    void followsARedirectOfTheSameOriginWithItsHeaders() throws IOException {
        try (var tool = new RawTool((output, head) -> {
            boolean first = head.getFirst().startsWith("GET / ");
            String answer = first ? "HTTP/1.1 302 Found\r\nLocation: /login?a=b\r\nContent-Length: 0\r\n\r\n" : OK;
            output.write(answer.getBytes(StandardCharsets.ISO_8859_1));
        })) {
            ProbeResult result = prober.probe(send(tool, "/"));

            assertThat(result).isInstanceOf(Answered.class);
            assertThat(tool.requests.get(1))
                    .startsWith("GET /login?a=b HTTP/1.1")
                    .contains("Authorization: Basic czNjcjN0");
        }
    }

    @Test
    void leavesAllHeadersOfTheClassBehindOnTheWayToAnotherOrigin() throws IOException {
        try (var other = new RawTool(RawTool.answering(OK));
                var tool =
                        new RawTool(RawTool.answering("HTTP/1.1 307 Temporary Redirect\r\nLocation: http://127.0.0.1:"
                                + other.port() + "/\r\nContent-Length: 0\r\n\r\n"))) {
            prober.probe(send(tool, "/"));

            assertThat(other.requests).hasSize(1);
            assertThat(String.join("\n", other.requests.getFirst())).doesNotContain("Authorization", "czNjcjN0");
        }
    }

    @Test
    void reportsTheRedirectItselfWhenTheClassDisablesRedirects() throws IOException {
        try (var tool =
                new RawTool(RawTool.answering("HTTP/1.1 302 Found\r\nLocation: /login\r\nContent-Length: 0\r\n\r\n"))) {
            var request = new ProbeRequest(
                    origin("http", tool.port()),
                    "GET",
                    "/",
                    List.of(),
                    false,
                    Optional.empty(),
                    "",
                    EgressGuard.Scope.TOOL);

            assertThat(prober.probe(plan(request)))
                    .isInstanceOfSatisfying(
                            Answered.class,
                            answered -> assertThat(answered.status()).isEqualTo(302));
            assertThat(tool.requests).hasSize(1);
        }
    }

    @Test
    void givesUpOnRedirectsWithoutEnd() throws IOException {
        try (var tool =
                new RawTool(RawTool.answering("HTTP/1.1 302 Found\r\nLocation: /\r\nContent-Length: 0\r\n\r\n"))) {
            assertThat(failure(prober.probe(send(tool, "/")))).isEqualTo(Failure.BAD_ANSWER);
        }
    }

    @Test
    void refusesARedirectToAnotherScheme() throws IOException {
        try (var tool = new RawTool(
                RawTool.answering("HTTP/1.1 302 Found\r\nLocation: file:///etc/passwd\r\nContent-Length: 0\r\n\r\n"))) {
            ProbeResult result = prober.probe(send(tool, "/"));

            assertThat(failure(result)).isEqualTo(Failure.BAD_ANSWER);
            assertThat(message(result)).doesNotContain("passwd");
        }
    }

    @ParameterizedTest
    @MethodSource("answers")
    void letsTheExpressionOfTheClassJudge(AnswerCase c) throws IOException {
        try (var tool = new RawTool(RawTool.answering(c.answer()))) {
            assertThat(prober.probe(judged(tool, c.cel())))
                    .isInstanceOfSatisfying(
                            Answered.class,
                            answered -> assertThat(answered.opinion()).isEqualTo(c.opinion()));
        }
    }

    static List<AnswerCase> answers() {
        String up = "{\"status\":\"UP\"}";
        String json = "Content-Type: application/json;charset=UTF-8\r\n";
        return List.of(
                new AnswerCase(
                        "JSON",
                        "HTTP/1.1 200 OK\r\n" + json + "Content-Length: 15\r\n\r\n" + up,
                        "response.body.status == 'UP'",
                        Opinion.SUCCESS),
                new AnswerCase(
                        "JSON of another kind, without length",
                        "HTTP/1.1 200 OK\r\nContent-Type: application/problem+json\r\n\r\n" + up,
                        "response.body.status == 'UP'",
                        Opinion.SUCCESS),
                new AnswerCase(
                        "chunks",
                        "HTTP/1.1 200 OK\r\n" + json
                                + "Transfer-Encoding: chunked\r\n\r\n5;x=y\r\n{\"sta\r\na\r\ntus\":\"UP\"}\r\n0\r\n\r\n",
                        "response.body.status == 'UP' && response.bodyString.size() == 15",
                        Opinion.SUCCESS),
                new AnswerCase(
                        "text is not parsed",
                        "HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\nContent-Length: 15\r\n\r\n" + up,
                        "!has(response.body) && response.bodyString.contains('UP')",
                        Opinion.SUCCESS),
                new AnswerCase(
                        "broken JSON is no body",
                        "HTTP/1.1 200 OK\r\n" + json + "Content-Length: 3\r\n\r\n{\"s",
                        "has(response.body)",
                        Opinion.FAILURE),
                new AnswerCase(
                        "an error that the class takes for a success",
                        "HTTP/1.1 404 Not Found\r\nX-Kind: tool\r\nContent-Length: 0\r\n\r\n",
                        "response.statusCode < 500 && response.headers['x-kind'][0] == 'tool'",
                        Opinion.SUCCESS),
                new AnswerCase(
                        "a success that it takes for an error", OK, "response.statusCode == 204", Opinion.FAILURE),
                new AnswerCase(
                        "only 64 KiB are read",
                        "HTTP/1.1 200 OK\r\n\r\n" + "a".repeat(100_000),
                        "response.bodyString.size() == 65536",
                        Opinion.SUCCESS));
    }

    record AnswerCase(String name, String answer, String cel, Opinion opinion) {}

    @Test
    void failsWhereTheExpressionHasNoAnswerAndEchoesNothing() throws IOException {
        try (var tool = new RawTool(
                RawTool.answering(
                        "HTTP/1.1 200 OK\r\nX-Token: s3cr3t\r\nContent-Type: application/json\r\n\r\n{\"token\":\"s3cr3t\"}"))) {
            ProbeResult missing = prober.probe(judged(tool, "response.body.nope == 1"));
            ProbeResult wrong =
                    prober.probe(judged(tool, "int(response.body.token + response.headers['X-Token'][0]) > 1"));

            assertThat(failure(missing)).isEqualTo(Failure.EXPRESSION_FAILED);
            assertThat(message(missing))
                    .contains("response.cel", "1:14: no such key")
                    .doesNotContain("s3cr3t");
            assertThat(failure(wrong)).isEqualTo(Failure.EXPRESSION_FAILED);
            assertThat(message(wrong)).contains("1:4: the text is no int").doesNotContain("s3cr3t");
        }
    }

    @ParameterizedTest
    @CsvSource({"200, true, true", "204, false, false", "401, false, true", "403, false, true", "302, false, false"})
    void takesExactlyStatus200OfAnApiServiceForASuccess(int status, boolean success, boolean alive) throws IOException {
        try (var tool = new RawTool(RawTool.answering("HTTP/1.1 " + status + " Any\r\nContent-Length: 0\r\n\r\n"))) {
            var request = new ProbeRequest(
                    origin("http", tool.port()),
                    "GET",
                    "/",
                    List.of(),
                    false,
                    Optional.empty(),
                    "",
                    EgressGuard.Scope.CLUSTER_SERVICE);

            assertThat(prober.probe(new ProbePlan.Send(request, new SuccessRule.ExactlyOk())))
                    .isInstanceOfSatisfying(Answered.class, answered -> {
                        assertThat(answered.isSuccess()).isEqualTo(success);
                        assertThat(answered.isAlive()).isEqualTo(alive);
                    });
        }
    }

    @Test
    void keepsTheTargetOfARedirectOutOfItsMessages() throws IOException {
        try (var tool = new RawTool(RawTool.answering(
                "HTTP/1.1 302 Found\r\nLocation: /login?token=s3cr3t\r\nContent-Length: 0\r\n\r\n"))) {
            assertThat(message(prober.probe(send(tool, "/")))).doesNotContain("s3cr3t");
        }
    }

    @Test
    void doesNotReadABodyWithoutEnd() throws IOException {
        try (var tool = new RawTool((output, _) -> {
            output.write("HTTP/1.1 200 OK\r\n\r\n".getBytes(StandardCharsets.ISO_8859_1));
            while (true) {
                output.write(new byte[8192]);
            }
        })) {
            assertThat(prober.probe(send(tool, "/"))).isInstanceOf(Answered.class);
        }
    }

    @Test
    void refusesAHeadWithoutEnd() throws IOException {
        try (var tool = new RawTool((output, _) -> {
            output.write("HTTP/1.1 200 OK\r\nX: ".getBytes(StandardCharsets.ISO_8859_1));
            while (true) {
                output.write('a');
            }
        })) {
            assertThat(failure(prober.probe(send(tool, "/")))).isEqualTo(Failure.BAD_ANSWER);
        }
    }

    @Test
    void neverEchoesWhatTheToolSent() throws IOException {
        try (var tool = new RawTool(RawTool.answering("s3cr3t-\u0007 from the tool\r\n\r\n"))) {
            ProbeResult result = prober.probe(send(tool, "/?token=in-query"));

            assertThat(message(result)).doesNotContain("s3cr3t", "\u0007", "in-query", "czNjcjN0");
        }
    }

    @Test
    void timesOutWhenTheToolIsSilent() throws IOException {
        CountDownLatch testIsOver = new CountDownLatch(1);
        try (var tool = new RawTool((_, _) -> await(testIsOver))) {
            ProbeResult result = impatient.probe(send(tool, "/"));
            testIsOver.countDown();

            assertThat(failure(result)).isEqualTo(Failure.TIMEOUT);
        }
    }

    @Test
    void timesOutWhenTheToolSendsByteByByte() throws IOException {
        CountDownLatch testIsOver = new CountDownLatch(1);
        try (var tool = new RawTool((output, _) -> {
            while (!await(testIsOver, Duration.ofMillis(20))) {
                output.write('H');
                output.flush();
            }
        })) {
            ProbeResult result = impatient.probe(send(tool, "/"));
            testIsOver.countDown();

            assertThat(failure(result)).isEqualTo(Failure.TIMEOUT);
        }
    }

    @Test
    void aTimeOutClosesTheConnection() throws Exception {
        CountDownLatch accepted = new CountDownLatch(1);
        try (ServerSocket listener = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            FutureTask<Integer> untilEnd = new FutureTask<>(() -> {
                try (var connection = listener.accept()) {
                    accepted.countDown();
                    return connection.getInputStream().readAllBytes().length;
                }
            });
            Thread.ofVirtual().start(untilEnd);

            impatient.probe(plan(new ProbeRequest(
                    origin("http", listener.getLocalPort()),
                    "GET",
                    "/",
                    List.of(),
                    true,
                    Optional.empty(),
                    "",
                    EgressGuard.Scope.TOOL)));

            assertThat(accepted.await(10, TimeUnit.SECONDS)).isTrue();
            assertThat(untilEnd.get(10, TimeUnit.SECONDS)).isPositive();
        }
    }

    @Test
    void reportsThatNobodyListens() throws IOException {
        int port;
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = free.getLocalPort();
        }

        ProbeResult result = prober.probe(plan(new ProbeRequest(
                origin("http", port), "GET", "/", List.of(), true, Optional.empty(), "", EgressGuard.Scope.TOOL)));

        assertThat(failure(result)).isEqualTo(Failure.UNREACHABLE);
        assertThat(message(result)).contains("127.0.0.1:" + port);
    }

    @Test
    void dialsNoAddressThatIsOffLimits() throws IOException {
        HttpProber strict = new HttpProber(
                new ProbeLimits(Duration.ofSeconds(3), Duration.ofSeconds(10), 2, EgressRule.PUBLIC_ONLY));
        try (var tool = new RawTool(RawTool.answering(OK))) {
            ProbeResult result = strict.probe(send(tool, "/"));

            assertThat(failure(result)).isEqualTo(Failure.ADDRESS_NOT_ALLOWED);
            assertThat(tool.requests).isEmpty();
        }
    }

    @Test
    void refusesACertificateOfAnUnknownAuthority() throws Exception {
        try (var tool = new RawTool(TestCertificates.listener(), RawTool.answering(OK))) {
            ProbeResult result = prober.probe(plan(https(tool, "")));

            assertThat(failure(result)).isEqualTo(Failure.UNTRUSTED);
            assertThat(message(result)).contains("spec.caCertSecretRef");
            assertThat(tool.requests).isEmpty();
        }
    }

    @Test
    void acceptsACertificateOfAnAuthorityOfTheConnector() throws Exception {
        try (var tool = new RawTool(TestCertificates.listener(), RawTool.answering(OK))) {
            assertThat(prober.probe(plan(https(tool, TestCertificates.authorityPem()))))
                    .isInstanceOf(Answered.class);
        }
    }

    @Test
    void reachesTheServiceOfAClassByTheInstallationsAuthorities() throws Exception {
        try (var service = new RawTool(TestCertificates.listener(), RawTool.answering(OK))) {
            ToolAddress address = ToolAddress.parse("https://localhost:" + service.port());

            assertThat(prober.reach(address, TestCertificates.authorityPem())).isInstanceOf(Answered.class);
            assertThat(failure(prober.reach(address, ""))).isEqualTo(Failure.UNTRUSTED);
        }
    }

    @Test
    void refusesATrustedCertificateOfAnotherHost() throws Exception {
        try (var tool = new RawTool(TestCertificates.listener(), RawTool.answering(OK))) {
            var request = new ProbeRequest(
                    ToolAddress.parse("https://127.0.0.1:" + tool.port()),
                    "GET",
                    "/",
                    List.of(),
                    true,
                    Optional.empty(),
                    TestCertificates.authorityPem(),
                    EgressGuard.Scope.TOOL);

            assertThat(failure(prober.probe(plan(request)))).isEqualTo(Failure.UNTRUSTED);
        }
    }

    @Test
    void tellsPlainTextOnATlsPortFromACertificateThatIsNotTrusted() throws IOException {
        try (ServerSocket listener = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            FutureTask<Void> plainText = new FutureTask<>(() -> {
                try (var connection = listener.accept()) {
                    connection.getOutputStream().write(OK.getBytes(StandardCharsets.ISO_8859_1));
                }
                return null;
            });
            Thread.ofVirtual().start(plainText);

            ProbeResult result = prober.probe(plan(new ProbeRequest(
                    origin("https", listener.getLocalPort()),
                    "GET",
                    "/",
                    List.of(),
                    true,
                    Optional.empty(),
                    "",
                    EgressGuard.Scope.TOOL)));

            assertThat(failure(result)).isEqualTo(Failure.UNREACHABLE);
        }
    }

    private static ProbePlan send(RawTool tool, String target) {
        return plan(get(tool, target));
    }

    private static ProbePlan plan(ProbeRequest request) {
        return new ProbePlan.Send(request, new SuccessRule.ByStatus());
    }

    private static ProbePlan judged(RawTool tool, String cel) {
        return new ProbePlan.Send(get(tool, "/"), new SuccessRule.ByExpression(CelRules.response(cel)));
    }

    private static ProbeRequest get(RawTool tool, String target) {
        return new ProbeRequest(
                origin("http", tool.port()),
                "GET",
                target,
                List.of(CREDENTIAL),
                true,
                Optional.empty(),
                "",
                EgressGuard.Scope.TOOL);
    }

    private static ProbeRequest https(RawTool tool, String authorities) {
        return new ProbeRequest(
                ToolAddress.parse("https://localhost:" + tool.port()),
                "GET",
                "/",
                List.of(),
                true,
                Optional.empty(),
                authorities,
                EgressGuard.Scope.TOOL);
    }

    private static ToolAddress origin(String scheme, int port) {
        return ToolAddress.parse(scheme + "://127.0.0.1:" + port);
    }

    private static Failure failure(ProbeResult result) {
        assertThat(result).isInstanceOf(Failed.class);
        return ((Failed) result).failure();
    }

    private static String message(ProbeResult result) {
        assertThat(result).isInstanceOf(Failed.class);
        assertThat(((Failed) result).message()).hasSizeLessThanOrEqualTo(256);
        return ((Failed) result).message();
    }

    private static void await(CountDownLatch latch) {
        boolean _ = await(latch, Duration.ofSeconds(30));
    }

    private static boolean await(CountDownLatch latch, Duration patience) {
        try {
            return latch.await(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return true;
        }
    }
}
