package io.connectors.proxy.wire;

import static io.connectors.proxy.wire.TestProxy.BUILDER;
import static io.connectors.proxy.wire.TestProxy.await;
import static io.connectors.proxy.wire.TestProxy.base64;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Secrets that are missing, wrong, or change while requests are under way. */
@Timeout(60)
class SecretWireTest {
    private static final String BASIC = "kubernetes.io/basic-auth";
    /** What docs/security-model.md promises, with some time for a busy machine. */
    private static final Duration DOCUMENTED = Duration.ofSeconds(2 + 8);

    private static final int CLIENTS = 4;

    private static TestProxy proxy;
    private static RawTool tool;

    @BeforeAll
    static void start() throws IOException {
        proxy = new TestProxy();
        tool = proxy.tool;
        proxy.type("bearer", """
                {"proxy": {}, "auth": {"types": [{"name": "token", "secretType": "Opaque",
                 "inject": [{"in": "header", "name": "X-Token", "value": "{{ .token }}"}]}]}}
                """)
                .type("open", """
                {"proxy": {}, "auth": {"types": [{"name": "basicAuth", "secretType": "kubernetes.io/basic-auth", "optional": true}]}}
                """)
                .secret("empty", BASIC, Map.of("username", "robot", "password", ""))
                .secret("keyless", BASIC, Map.of("username", "robot"))
                .secret("other-type", "Opaque", Map.of("username", "robot", "password", "secret"))
                .secret("changing-credential", BASIC, Map.of("username", "robot", "password", "old"))
                .secret("one", BASIC, Map.of("username", "robot", "password", "one"))
                .secret("two", BASIC, Map.of("username", "robot", "password", "two"))
                .connector("changing", "git", tool.address() + "/base", "basicAuth", "changing-credential")
                .connector("token", "bearer", tool.address() + "/base", "token", "token")
                .connector("one", "git", tool.address(), "basicAuth", "one")
                .connector("two", "git", tool.address(), "basicAuth", "two")
                .connector("anonymous", """
                {"connectorClassName": "open", "address": "%s"}
                """.formatted(tool.address()))
                .connector("required", """
                {"connectorClassName": "git", "address": "%s"}
                """.formatted(tool.address()));
        for (String name : List.of("missing", "empty", "keyless", "other-type")) {
            proxy.connector(name, "git", tool.address(), "basicAuth", name).allow("builder", name);
        }
        proxy.connector("open-missing", "open", tool.address(), "basicAuth", "missing");
        for (String name : List.of("changing", "token", "one", "two", "anonymous", "required", "open-missing")) {
            proxy.allow("builder", name);
        }
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

    /** INJ-2. */
    @ParameterizedTest
    @CsvSource({
        "missing, SecretNotFound",
        "empty, SecretKeyMissing",
        "keyless, SecretKeyMissing",
        "other-type, SecretWrongType",
        "required, SecretRequired",
        "open-missing, SecretNotFound",
    })
    void sendsNothingWithoutAUsableSecret(String connector, String reason) throws IOException {
        assertThat(ask("GET /x", connector)).startsWith("HTTP/1.1 502").contains(reason);
        proxy.assertThatNothingWasSent();
    }

    /** INJ-3. */
    @Test
    void sendsNoCredentialWhereNoneIsNeeded() throws IOException {
        assertThat(ask("GET /x", "anonymous")).startsWith("HTTP/1.1 200");
        assertThat(tool.lastHead()).doesNotContainIgnoringCase("authorization").doesNotContain(BUILDER);
    }

    /** INJ-5. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "plan\r\nX-Evil: ted",
                "plan\nX-Evil: ted",
                "plan\rted",
                "plan\u0000ted",
                "planted-\u00e9",
                "plan\tted"
            })
    void injectsNoValueThatEndsItsField(String value) throws IOException {
        proxy.secret("token", "Opaque", Map.of("token", value));
        await("the new value is refused", () -> ask("token").contains("UnsupportedCharacters"));
        proxy.forget();

        assertThat(ask("GET /x", "token"))
                .startsWith("HTTP/1.1 502")
                .doesNotContain("plan")
                .doesNotContain("Evil");
        proxy.assertThatNothingWasSent();
        proxy.secret("token", "Opaque", Map.of("token", "plain"));
        await("the twin is injected", () -> ask("token").startsWith("HTTP/1.1 200"));
        assertThat(tool.lastHead()).contains("X-Token: plain\r\n");
    }

    /** INJ-4. */
    @Test
    void sendsTheOldCredentialOrTheNewOneAndNothingElse() throws Exception {
        Queue<String> answers = new ConcurrentLinkedQueue<>();
        AtomicBoolean over = new AtomicBoolean();
        List<Thread> clients = new ArrayList<>();
        for (int i = 0; i < CLIENTS; i++) {
            clients.add(Thread.ofVirtual().start(() -> {
                while (!over.get()) {
                    answers.add(ask("changing").substring(9, 12));
                }
            }));
        }

        try {
            await("the old credential is used", () -> used("old"));
            proxy.secret("changing-credential", BASIC, Map.of("username", "robot", "password", "new"));
            Instant replaced = Instant.now();
            await("the new credential is used", () -> used("new"));
            assertThat(Duration.between(replaced, Instant.now())).isLessThan(DOCUMENTED);
            int before = tool.heads().size();
            await("many more requests", () -> tool.heads().size() > before + 10 * CLIENTS);
            assertThat(List.copyOf(tool.heads()).subList(before + CLIENTS, before + 10 * CLIENTS))
                    .allMatch(head -> head.contains(credential("new")));
            assertThat(answers).containsOnly("200");

            proxy.deleteSecret("changing-credential");
            await("requests are refused", () -> ask("changing").startsWith("HTTP/1.1 502"));
        } finally {
            over.set(true);
            for (Thread client : clients) {
                client.join();
            }
        }
        assertThat(tool.heads()).allMatch(head -> head.contains(credential("old")) || head.contains(credential("new")));
        assertThat(answers).containsOnly("200", "502");
    }

    /** INJ-6: neither two Connectors with the same host and user name share a connection, nor two versions of a Secret. */
    @Test
    void sharesNoConnectionBetweenCredentials() throws IOException {
        Map<Integer, Set<String>> seen = new ConcurrentHashMap<>();
        tool.on("/whose", exchange -> {
            seen.computeIfAbsent(exchange.peer(), _ -> ConcurrentHashMap.newKeySet())
                    .add(exchange.header("Authorization"));
            exchange.reply("ok");
        });
        for (int i = 0; i < 5; i++) {
            for (String connector : List.of("one", "two")) {
                assertThat(ask("GET /whose", connector)).startsWith("HTTP/1.1 200");
                assertThat(tool.lastHead()).contains(credential(connector)).containsOnlyOnce("Authorization");
            }
        }
        proxy.secret("one", BASIC, Map.of("username", "robot", "password", "one anew"));
        await("the new credential is used", () -> {
            askFor("/whose", "one");
            return used("one anew");
        });

        assertThat(seen)
                .hasSizeGreaterThan(2)
                .allSatisfy((_, credentials) -> assertThat(credentials).hasSize(1));
    }

    /** REV-23. */
    @Test
    void keepsNoCookieForAnybody() throws IOException {
        tool.on(
                "/cookie",
                exchange -> exchange.send(
                        "HTTP/1.1 200 OK\r\nSet-Cookie: session=of-the-builder\r\nContent-Length: 0\r\n\r\n"));

        assertThat(ask("GET /cookie", "one")).contains("Set-Cookie: session=of-the-builder");
        ask("GET /x", "one");
        assertThat(tool.lastHead()).doesNotContainIgnoringCase("cookie");
    }

    private static boolean used(String password) {
        return tool.heads().stream().anyMatch(head -> head.contains(credential(password)));
    }

    private static String credential(String password) {
        return "Authorization: Basic " + base64("robot:" + password) + "\r\n";
    }

    private static String ask(String connector) {
        return askFor("/x", connector);
    }

    private static String askFor(String path, String connector) {
        try {
            return ask("GET " + path, connector);
        } catch (IOException e) {
            return "HTTP/1.1 000 " + e.getMessage();
        }
    }

    private static String ask(String methodAndTarget, String connector) throws IOException {
        return proxy.ask(proxy.reverse(methodAndTarget, connector, BUILDER) + "\r\n");
    }
}
