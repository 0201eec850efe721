package io.connectors.proxy.wire;

import static io.connectors.proxy.wire.TestProxy.BUILDER;
import static io.connectors.proxy.wire.TestProxy.token;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * AUT-9: an API server that fails, hangs or is not there. Who was let in a moment ago goes on; everybody else is told to come back, and
 * nobody waits for an answer that does not come: the hanging API server of these tests hangs until the test is over.
 */
@Timeout(60)
class ApiServerAwayWireTest {
    private static final String LONG = "1m";
    private static final String SHORT = "300ms";

    private TestProxy proxy;

    @BeforeEach
    void prepare() throws IOException {
        proxy = new TestProxy()
                .with("connectors.access.deadline", "300ms")
                .allow("newcomer", "forge")
                .allow("builder", "other");
        proxy.connector("other", "git", proxy.tool.address() + "/other", "basicAuth", "forge-credential");
    }

    private void start(String positiveLifetime) throws IOException {
        proxy.with("connectors.access.positive-ttl", positiveLifetime).start();
        assertThat(ask(BUILDER)).startsWith("HTTP/1.1 200");
    }

    @AfterEach
    void stop() throws IOException {
        proxy.close();
    }

    @Test
    void servesWhatItRemembersWhileTheApiServerFails() throws IOException {
        start(LONG);
        proxy.kubernetes.isAway(true);

        assertThat(ask(BUILDER)).startsWith("HTTP/1.1 200");
        assertThatAccessIsUnknown(token("newcomer"));
    }

    @Test
    void servesWhatItRemembersWhileTheApiServerHangs() throws IOException {
        start(LONG);
        proxy.kubernetes.reviews().hold();

        assertThat(ask(BUILDER)).startsWith("HTTP/1.1 200");
        assertThatAccessIsUnknown(token("newcomer"));
    }

    @Test
    void servesWhatItRemembersWhileNobodyListensAtTheApiServersAddress() throws IOException {
        start(LONG);
        proxy.kubernetes.vanishes();

        assertThat(ask(BUILDER)).startsWith("HTTP/1.1 200");
        assertThatAccessIsUnknown(token("newcomer"));
    }

    @Test
    void remembersNoLongerThanItsLimitWhileTheApiServerFails() throws IOException {
        start(SHORT);
        proxy.kubernetes.isAway(true);

        TestProxy.await("the remembered decision is over", () -> ask(BUILDER).startsWith("HTTP/1.1 503"));
        assertThatAccessIsUnknown(BUILDER);

        proxy.kubernetes.isAway(false);
        TestProxy.await("the API server is asked again", () -> ask(BUILDER).startsWith("HTTP/1.1 200"));
    }

    @Test
    void remembersNoLongerThanItsLimitWhileTheApiServerHangs() throws IOException {
        start(SHORT);
        proxy.kubernetes.reviews().hold();

        TestProxy.await("the remembered decision is over", () -> ask(BUILDER).startsWith("HTTP/1.1 503"));
        assertThatAccessIsUnknown(BUILDER);

        proxy.kubernetes.reviews().release();
        TestProxy.await("the API server is asked again", () -> ask(BUILDER).startsWith("HTTP/1.1 200"));
    }

    /** The token is known, only the right must be asked for. */
    @Test
    void doesNotTakeSilenceForAPermission() throws IOException {
        start(LONG);
        proxy.kubernetes.reviews().hold();

        assertThatTheRightIsUnknown();
    }

    @Test
    void doesNotTakeAFailureForAPermission() throws IOException {
        start(LONG);
        proxy.kubernetes.isAway(true);

        assertThatTheRightIsUnknown();
    }

    private void assertThatTheRightIsUnknown() throws IOException {
        proxy.forget();

        // The second answer is the remembered one.
        for (int i = 0; i < 2; i++) {
            assertThat(proxy.ask(proxy.reverse("GET /x", "other", BUILDER) + "\r\n"))
                    .startsWith("HTTP/1.1 503 ")
                    .contains("AccessUnknown");
        }
        proxy.assertThatNothingWasSent();
    }

    private void assertThatAccessIsUnknown(String token) {
        proxy.forget();

        String answer = ask(token);

        assertThat(answer)
                .startsWith("HTTP/1.1 503 ")
                .contains("\r\nRetry-After: ")
                .contains("AccessUnknown")
                .doesNotContain(token);
        proxy.assertThatNothingWasSent();
    }

    private String ask(String token) {
        try {
            return proxy.ask(proxy.reverse("GET /x", "forge", token) + "\r\n");
        } catch (IOException e) {
            throw new AssertionError("The proxy did not answer", e);
        }
    }
}
