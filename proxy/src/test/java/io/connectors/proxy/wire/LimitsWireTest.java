package io.connectors.proxy.wire;

import static io.connectors.proxy.wire.TestProxy.await;
import static io.connectors.proxy.wire.TestProxy.token;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Semaphore;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How much may be under way at once. */
@Timeout(60)
class LimitsWireTest {
    private static final int OF_CLIENT = 3;
    private static final int OF_CONNECTOR = 5;
    private static final int OF_ALL = 7;

    private static TestProxy proxy;
    private static RawTool tool;

    private final List<RawClient> hanging = new ArrayList<>();
    private final Semaphore begun = new Semaphore(0);
    private final Semaphore over = new Semaphore(0);

    @BeforeAll
    static void start() throws IOException {
        proxy = new TestProxy()
                .with("connectors.proxy.max-requests-per-client", String.valueOf(OF_CLIENT))
                .with("connectors.proxy.max-requests-per-connector", String.valueOf(OF_CONNECTOR))
                .with("connectors.proxy.max-requests", String.valueOf(OF_ALL))
                .with("connectors.proxy.max-connections", "40");
        tool = proxy.tool;
        proxy.connector("other", "git", tool.address(), "basicAuth", "forge-credential");
        for (String client : List.of("a", "b", "c", "d")) {
            proxy.allow(client, "forge").allow(client, "other");
        }
        proxy.start();
    }

    @AfterAll
    static void stop() throws IOException {
        proxy.close();
    }

    /** What has ended makes room again, whoever ended it. */
    @AfterEach
    void makesRoomForWhatComesAfter() throws IOException {
        over.release(hanging.size());
        for (RawClient client : hanging) {
            assertThat(client.wholeResponse()).startsWith("HTTP/1.1 200");
            client.close();
        }
        for (int i = 0; i < 2 * OF_ALL; i++) {
            await("room for one more", () -> ask("a", "forge").startsWith("HTTP/1.1 200"));
        }
    }

    @Test
    void refusesOneTooManyOfAClientAndServesTheOthers() throws Exception {
        hang("a", "forge", 2);
        hang("a", "other", 1);

        assertOverloaded(ask("a", "forge"), "system:serviceaccount:demo:a");
        assertOverloaded(ask("a", "other"), "system:serviceaccount:demo:a");
        assertThat(ask("b", "forge")).startsWith("HTTP/1.1 200");
    }

    @Test
    void refusesOneTooManyToAConnectorAndServesTheOthers() throws Exception {
        hang("a", "forge", 3);
        hang("b", "forge", 2);

        assertOverloaded(ask("c", "forge"), "demo/forge");
        assertThat(ask("c", "other")).startsWith("HTTP/1.1 200");
    }

    @Test
    void refusesOneTooManyOfAll() throws Exception {
        hang("a", "forge", 3);
        hang("b", "other", 3);
        hang("c", "forge", 1);

        assertOverloaded(ask("d", "other"), "in this proxy");
    }

    /** Whoever was refused may go on over the same connection. */
    @Test
    void keepsTheConnectionOfWhomItRefused() throws Exception {
        hang("a", "forge", OF_CLIENT);
        try (RawClient client = proxy.client()) {
            String first = client.send(request("a", "forge")).wholeResponse();
            String second = client.send(request("b", "forge")).wholeResponse();

            assertThat(first).startsWith("HTTP/1.1 503").doesNotContain("Connection: close");
            assertThat(second).startsWith("HTTP/1.1 200");
        }
    }

    /** A client that leaves takes its request with it, and a refused body is no request under way. */
    @Test
    void forgetsWhoLeft() throws Exception {
        hang("a", "forge", OF_CLIENT);
        for (RawClient client : hanging) {
            client.reset();
        }
        hanging.clear();

        await("room for another one", () -> ask("a", "forge").startsWith("HTTP/1.1 200"));
        over.release(OF_CLIENT);
    }

    /** The connection that has been idle longest is the one that is missed least. */
    @Test
    void closesTheIdlestConnectionForOneMore() throws IOException {
        List<RawClient> clients = new ArrayList<>();
        try {
            for (int i = 0; i < 50; i++) {
                RawClient client = proxy.client();
                clients.add(client);
                assertThat(client.send(request("a", "forge")).wholeResponse()).startsWith("HTTP/1.1 200");
            }

            assertThat(clients.getFirst().untilClose()).isEmpty();
            assertThat(clients.getLast().send(request("a", "forge")).wholeResponse())
                    .startsWith("HTTP/1.1 200");
        } finally {
            for (RawClient client : clients) {
                client.close();
            }
        }
    }

    /** REV-16. */
    @ParameterizedTest
    @CsvSource({"1, 140000, 431", "300, 1, 431", "200, 1, 200", "1, 100000, 200"})
    void refusesHeadsThatAreTooLarge(int fields, int length, int status) throws IOException {
        String field = "X: " + "y".repeat(length) + "\r\n";
        try (RawClient client = proxy.client()) {
            String answer = client.send(
                            request("a", "forge").replace("\r\n\r\n", "\r\n" + field.repeat(fields) + "\r\n"))
                    .wholeResponse();

            assertThat(answer).startsWith("HTTP/1.1 " + status);
        }
    }

    private void hang(String client, String connector, int requests) throws IOException, InterruptedException {
        tool.on("/hang", exchange -> {
            begun.release();
            over.acquireUninterruptibly();
            exchange.reply("at last");
        });
        for (int i = 0; i < requests; i++) {
            hanging.add(proxy.client().send(request(client, connector).replace("/x ", "/hang ")));
        }
        begun.acquire(requests);
    }

    private static void assertOverloaded(String answer, String whose) {
        assertThat(answer)
                .startsWith("HTTP/1.1 503 ")
                .contains("Overloaded", "Retry-After: ")
                .contains(whose);
    }

    private static String request(String client, String connector) {
        return proxy.reverse("GET /x", connector, token(client)) + "\r\n";
    }

    private static String ask(String client, String connector) {
        try {
            return proxy.ask(request(client, connector));
        } catch (IOException e) {
            return "HTTP/1.1 000 " + e.getMessage();
        }
    }
}
