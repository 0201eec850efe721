package io.connectors.proxy.health;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.connectors.proxy.wire.RawExchange;
import io.connectors.proxy.wire.RawTool;
import java.io.IOException;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** OPS-7, P6, P9: each fault as a server with it would show it. */
@Timeout(20)
class UnsafeServerTest {
    private static final String HOST = UnsafeServer.HOST;
    private static final String HTTP2_SETTINGS = "\0\0\0\4\0\0\0\0\0";

    private final RawTool server = new RawTool();
    private final SelfCheckEcho echo = new SelfCheckEcho("secret");
    private final UnsafeServer check = new UnsafeServer(new Probe(Duration.ofMillis(500)), echo);

    @AfterEach
    void stop() throws IOException {
        server.close();
    }

    @Test
    void findsNothingAtASafeServer() throws IOException {
        safe();

        assertThat(check.faults(server.port())).isEmpty();
    }

    @Test
    void findsARefusalOfEncodedSlashes() throws IOException {
        safe();
        server.on("a%2Fb", exchange -> close(exchange, "HTTP/1.1 400 Bad Request\r\nContent-Length: 0\r\n\r\n"));

        assertThat(check.faults(server.port()))
                .singleElement()
                .asString()
                .contains("<webContainer skipEncodedCharVerification=\"true\"/>");
    }

    @Test
    void findsTrustInForgedHosts() throws IOException {
        safe();
        server.on(
                "secret",
                exchange -> answer(
                        exchange, exchange.head().contains("$WSSN") ? "forged.connectors.invalid" : HOST, echo.path()));

        assertThat(check.faults(server.port()))
                .singleElement()
                .asString()
                .contains("<httpDispatcher trustedHeaderOrigin=\"none\"/>");
    }

    @Test
    void findsHttp2WithPriorKnowledge() throws IOException {
        safe();
        server.on("*", exchange -> close(exchange, HTTP2_SETTINGS));

        assertThat(check.faults(server.port()))
                .singleElement()
                .asString()
                .contains("<httpEndpoint protocolVersion=\"http/1.1\"/>");
    }

    @Test
    void findsHttp2ByUpgrade() throws IOException {
        safe();
        server.on("secret", exchange -> {
            if (exchange.head().contains("h2c")) {
                close(exchange, "HTTP/1.1 101 Switching Protocols\r\nUpgrade: h2c\r\n\r\n");
            } else {
                answer(exchange, HOST, echo.path());
            }
        });

        assertThat(check.faults(server.port())).singleElement().asString().contains("HTTP/2");
    }

    @Test
    void waitsWhileThePortLeadsElsewhere() {
        server.on("secret", exchange -> close(exchange, "HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\n\r\n"));

        assertThatExceptionOfType(IOException.class).isThrownBy(() -> check.faults(server.port()));
    }

    private void safe() {
        server.on("*", exchange -> close(exchange, "HTTP/1.1 400 Bad Request\r\nContent-Length: 0\r\n\r\n"));
        server.on("a%2Fb", exchange -> answer(exchange, HOST, echo.path() + "/a%2Fb"));
        server.on("secret", exchange -> answer(exchange, HOST, echo.path()));
    }

    private static void answer(RawExchange exchange, String host, String path) throws IOException {
        String body = SelfCheckEcho.line(host, path);
        close(exchange, "HTTP/1.1 200 OK\r\nContent-Length: " + body.length() + "\r\n\r\n" + body);
    }

    private static void close(RawExchange exchange, String reply) throws IOException {
        exchange.send(reply);
        exchange.close();
    }
}
