package io.connectors.proxy.wire;

import static io.connectors.proxy.wire.TestProxy.token;
import static io.connectors.proxy.wire.TestProxy.user;
import static org.assertj.core.api.Assertions.assertThat;

import io.connectors.crds.setting.Settings;
import io.connectors.proxy.config.ProxyConfig;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * What was taken away works no longer than docs/security-model.md says: so long as a "yes" is remembered, and as much longer as the page
 * allows for the review itself. A "yes" is remembered for half a second here.
 */
@Timeout(60)
class RevocationWireTest {
    private static final Duration REMEMBERED = Duration.ofMillis(500);

    private static TestProxy proxy;

    @BeforeAll
    static void start() throws IOException {
        proxy = new TestProxy()
                .with("connectors.access.positive-ttl", REMEMBERED.toString())
                .start();
    }

    @AfterAll
    static void stop() throws IOException {
        proxy.close();
    }

    /** AUT-3. */
    @Test
    void refusesTheTokenOfADeletedServiceAccount() throws IOException {
        proxy.allow("leaver", "forge");
        try (RawClient client = proxy.client()) {
            assertThat(status(client, token("leaver"))).isEqualTo(200);

            proxy.kubernetes.reviews().revoke(user("leaver"));

            assertThatItIsRefused(client, token("leaver"), 401, documented("ServiceAccount, Pod or token deleted"));
        }
    }

    /** AUT-3: whose Pod is gone has the same ServiceAccount as whose Pod lives. */
    @Test
    void refusesTheTokenOfADeletedPod() throws IOException {
        String gone = FakeKubernetes.podToken("worker", "demo/pod-a", "uid-1");
        String alive = FakeKubernetes.podToken("worker", "demo/pod-a", "uid-2");
        proxy.allow("worker", "forge");
        try (RawClient client = proxy.client()) {
            assertThat(status(client, gone)).isEqualTo(200);

            proxy.kubernetes.reviews().deletePod("uid-1");

            assertThatItIsRefused(client, gone, 401, documented("ServiceAccount, Pod or token deleted"));
            assertThat(status(client, alive)).isEqualTo(200);
        }
    }

    /** AUT-10: on one connection, which stays open. */
    @Test
    void refusesOnAConnectionInUseWhoseRightWasWithdrawn() throws IOException {
        proxy.allow("former", "forge");
        try (RawClient client = proxy.client()) {
            assertThat(status(client, token("former"))).isEqualTo(200);

            proxy.kubernetes.reviews().withdraw(FakeKubernetes.use(user("former"), "demo/forge"));

            assertThatItIsRefused(client, token("former"), 403, documented("right withdrawn, role or binding removed"));
        }
    }

    private static void assertThatItIsRefused(RawClient client, String token, int expected, Duration limit)
            throws IOException {
        Instant end = Instant.now().plus(limit);
        int status = status(client, token);
        while (status == 200 && Instant.now().isBefore(end)) {
            status = status(client, token);
        }
        assertThat(status).as("within " + limit).isEqualTo(expected);
        proxy.forget();
        assertThat(status(client, token)).isEqualTo(expected);
        proxy.assertThatNothingWasSent();
    }

    private static int status(RawClient client, String token) throws IOException {
        String answer =
                client.send(proxy.reverse("GET /x", "forge", token) + "\r\n").wholeResponse();
        return Integer.parseInt(answer.substring("HTTP/1.1 ".length(), "HTTP/1.1 200".length()));
    }

    /** What the page says for the default setting, less the default, plus the setting here. */
    private static Duration documented(String change) {
        Duration standard =
                Settings.read(ProxyConfig.class, _ -> Optional.empty()).access().positiveLifetime();
        return seconds(change).minus(standard).plus(REMEMBERED);
    }

    private static Duration seconds(String change) {
        try {
            Matcher row = Pattern.compile(Pattern.quote("| " + change + " | ") + "([0-9]+) seconds \\|")
                    .matcher(Files.readString(Path.of("..", "docs", "security-model.md")));
            assertThat(row.find()).as("a row for: " + change).isTrue();
            return Duration.ofSeconds(Long.parseLong(row.group(1)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
