package io.connectors.proxy.wire;

import static io.connectors.proxy.wire.TestProxy.BUILDER;
import static io.connectors.proxy.wire.TestProxy.connect;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** FWD-12: addresses that lead back to the proxy, in an installation that allows loopback. */
@Timeout(60)
class LoopWireTest {
    private static final String BALANCER = "203.0.113.9";

    private static TestProxy proxy;

    @BeforeAll
    static void start() throws IOException {
        proxy = new TestProxy()
                .with("connectors.egress.allow", "127.0.0.0/8,::1,0.0.0.0/8")
                .connector("balanced", "git", "http://balancer.example/base", "basicAuth", "forge-credential")
                .allow("builder", "balanced")
                .start();
        proxy.network
                .name("service.example", "127.0.0.1")
                .name("balancer.example", BALANCER)
                .leads(BALANCER, 80, proxy.port());
    }

    @AfterAll
    static void stop() throws IOException {
        proxy.close();
    }

    @BeforeEach
    void forget() {
        proxy.forget();
    }

    @ParameterizedTest
    @ValueSource(strings = {"127.0.0.1", "127.0.0.2", "[::1]", "0.0.0.0", "service.example"})
    void dialsNoneOfItsOwnPorts(String host) throws IOException {
        for (int port : List.of(proxy.port(), proxy.tlsPort(), proxy.forwardPort())) {
            String name = "self-" + Integer.toHexString(host.hashCode()) + "-" + port;
            String place = host + ":" + port;
            declare(name, place);
            proxy.forget();

            assertThat(ask(name)).startsWith("HTTP/1.1 508").contains("LoopDetected");
            try (RawClient client = proxy.client().tunnel(connect(place, "demo/" + name, BUILDER))) {
                assertThat(client.send("GET /x HTTP/1.1\r\nHost: " + place + "\r\n\r\n")
                                .wholeResponse())
                        .startsWith("HTTP/1.1 508");
            }
            assertThat(proxy.network.dialled()).isEmpty();
        }
    }

    /** A client that names another Connector cannot lead a tunnel to the proxy. */
    @Test
    void opensNoTunnelToItself() throws IOException {
        try (RawClient client = proxy.client()) {
            String answer = client.send(connect("127.0.0.1:" + proxy.port(), "demo/forge", BUILDER))
                    .wholeResponse();

            assertThat(answer).startsWith("HTTP/1.1 403");
            assertThat(proxy.network.dialled()).isEmpty();
        }
    }

    /** An address in front of the proxy looks like any other, so the request itself has to tell. */
    @Test
    void servesNoRequestThatItHasSentItself() throws IOException {
        assertThat(ask("balanced")).startsWith("HTTP/1.1 508").contains("LoopDetected");
        assertThat(proxy.network.dialled()).containsExactly(BALANCER + " 80");
    }

    private static void declare(String name, String place) throws IOException {
        proxy.connector(name, "git", "http://" + place, "basicAuth", "forge-credential")
                .allow("builder", name);
        TestProxy.await("the proxy knows " + name, () -> isKnown(name));
    }

    private static boolean isKnown(String name) {
        try {
            return !ask(name).contains("NotPermitted");
        } catch (IOException e) {
            return false;
        }
    }

    private static String ask(String name) throws IOException {
        return proxy.ask(proxy.reverse("GET /x", name, BUILDER) + "\r\n");
    }
}
