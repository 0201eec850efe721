package io.connectors.proxy.wire;

import static io.connectors.proxy.wire.TestProxy.base64;
import static io.connectors.proxy.wire.TestProxy.token;
import static io.connectors.proxy.wire.TestProxy.user;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Which right opens which Connector, from outside. */
@Timeout(60)
class RightsWireTest {
    private static final String PLAIN = "connectors/proxy";
    private static final String OF_POD_A = "connectors/proxy/v1/pod/demo/pod-a";

    private static TestProxy proxy;

    @BeforeAll
    static void start() throws IOException {
        proxy = new TestProxy();
        proxy.connector("other", "git", proxy.tool.address() + "/other", "basicAuth", "forge-credential");
        proxy.start();
    }

    @AfterAll
    static void stop() throws IOException {
        proxy.close();
    }

    @BeforeEach
    void forget() {
        proxy.forget();
    }

    /**
     * A right and what it opens.
     *
     * @param verb granted on resource of object
     * @param pod to which the caller's token is bound; empty for none
     * @param status of a request to Connector forge
     */
    record Case(String name, String verb, String resource, String object, String pod, int status) {
        @Override
        public String toString() {
            return name;
        }
    }

    static Stream<Case> rights() {
        return Stream.of(
                new Case("use on the proxy of the Connector", "use", PLAIN, "demo/forge", "", 200),
                new Case("the same from a Pod", "use", PLAIN, "demo/forge", "demo/pod-a", 200),
                new Case("AUT-6: every verb on the proxy", "*", PLAIN, "demo/forge", "", 200),
                new Case("AUT-6: everything", "*", "*", "*", "", 200),
                new Case("AUT-6: use on everything", "use", "*", "*", "", 200),
                new Case("AUT-6: get alone", "get", "connectors", "demo/forge", "", 403),
                new Case("AUT-6: every verb on Connectors alone", "*", "connectors", "demo/forge", "", 403),
                new Case("AUT-6: use on the Connector itself", "use", "connectors", "demo/forge", "", 403),
                new Case("AUT-6: get on the proxy", "get", PLAIN, "demo/forge", "", 403),
                new Case("AUT-6: create on the proxy", "create", PLAIN, "demo/forge", "", 403),
                new Case("AUT-5: use on another Connector", "use", PLAIN, "demo/other", "", 403),
                new Case("AUT-5: use on a namesake elsewhere", "use", PLAIN, "prod/forge", "", 403),
                new Case("AUT-5: the right of the API", "*", "connectors/apis", "demo/forge", "", 403),
                new Case("AUT-12: the Pod's right alone", "*", OF_POD_A, "demo/forge", "demo/pod-a", 200),
                new Case("AUT-12: use as the Pod's right", "use", OF_POD_A, "demo/forge", "demo/pod-a", 200),
                new Case("AUT-12: neither, from a Pod", "get", PLAIN, "demo/forge", "demo/pod-a", 403),
                new Case(
                        "AUT-4: the right of Pod A with a token of Pod B",
                        "*",
                        OF_POD_A,
                        "demo/forge",
                        "demo/pod-b",
                        403),
                new Case(
                        "AUT-4: the right of Pod A with a token of its namesake",
                        "*",
                        OF_POD_A,
                        "demo/forge",
                        "prod/pod-a",
                        403),
                new Case("AUT-4: the right of Pod A with a token of no Pod", "*", OF_POD_A, "demo/forge", "", 403),
                new Case("AUT-5: the Pod's right on another Connector", "*", OF_POD_A, "demo/other", "demo/pod-a", 403),
                new Case(
                        "AUT-5: the API right of the Pod",
                        "*",
                        "connectors/apis/v1/pod/demo/pod-a",
                        "demo/forge",
                        "demo/pod-a",
                        403));
    }

    /** AUT-4, AUT-5, AUT-6 and AUT-12. */
    @ParameterizedTest
    @MethodSource("rights")
    void opensAConnectorToWhoHasTheRightForIt(Case row) throws IOException {
        String account = "account-" + UUID.randomUUID();
        String namespace =
                row.pod().isEmpty() ? "demo" : row.pod().substring(0, row.pod().indexOf('/'));
        proxy.kubernetes
                .reviews()
                .grant(new FakeReviews.Right(
                        "system:serviceaccount:" + namespace + ":" + account,
                        row.verb(),
                        row.resource(),
                        row.object()));
        String token = row.pod().isEmpty() ? token(account) : FakeKubernetes.podToken(account, row.pod(), "uid-1");

        String reverse = proxy.ask(proxy.reverse("GET /x", "forge", token) + "\r\n");
        String forward =
                proxy.ask(TestProxy.absolute("GET", proxy.tool.address() + "/base/x", "demo/forge", token) + "\r\n");

        assertThat(List.of(reverse, forward)).allMatch(answer -> answer.startsWith("HTTP/1.1 " + row.status() + " "));
        if (row.status() != 200) {
            assertThatItTellsWhatToDoAndNothingElse(reverse, token);
            assertThatItTellsWhatToDoAndNothingElse(forward, token);
        }
    }

    /** AUT-12: the Pod's right is asked about only when it matters. */
    @Test
    void asksOnceWhoHasThePlainRightAndTwiceWhoHasNot() throws IOException {
        String plain = FakeKubernetes.podToken("plain-step", "demo/pod-a", "uid-1");
        String approved = FakeKubernetes.podToken("approved-step", "demo/pod-a", "uid-1");
        proxy.allow("plain-step", "forge");
        proxy.kubernetes.reviews().grant(new FakeReviews.Right(user("approved-step"), "*", OF_POD_A, "demo/forge"));

        for (int i = 0; i < 3; i++) {
            proxy.ask(proxy.reverse("GET /x", "forge", plain) + "\r\n");
            proxy.ask(proxy.reverse("GET /x", "forge", approved) + "\r\n");
        }

        assertThat(asked("plain-step")).containsExactly(PLAIN);
        assertThat(asked("approved-step")).containsExactly(PLAIN, OF_POD_A);
    }

    /** AUT-16: probing for names. */
    @Test
    void answersTheSameForAConnectorWithoutRightAndForOneThatDoesNotExist() throws IOException {
        String stranger = token("prober");

        String known = proxy.ask(proxy.reverse("GET /x", "forge", stranger) + "\r\n");
        String unknown = proxy.ask(proxy.reverse("GET /x", "spoon", stranger) + "\r\n");

        assertThat(unknown.replace("spoon", "forge")).isEqualTo(known);
    }

    private static List<String> asked(String account) {
        return proxy.kubernetes.reviews().asked().stream()
                .filter(right -> right.user().equals(user(account)))
                .map(FakeReviews.Right::resource)
                .toList();
    }

    /** AUT-16. */
    private static void assertThatItTellsWhatToDoAndNothingElse(String answer, String token) {
        assertThat(answer)
                .contains("kubectl auth can-i use connectors.connectors.alauda.io/forge --subresource=proxy -n demo")
                .doesNotContain(token, base64(":" + token), base64("demo/forge:" + token), proxy.password, "robot");
        proxy.assertThatNothingWasSent();
    }
}
