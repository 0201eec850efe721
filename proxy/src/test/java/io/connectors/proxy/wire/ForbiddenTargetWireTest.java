package io.connectors.proxy.wire;

import static io.connectors.proxy.wire.TestProxy.BUILDER;
import static io.connectors.proxy.wire.TestProxy.absolute;
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
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Addresses that no request may reach, although a Connector declares them. Nobody has opened any. */
@Timeout(60)
class ForbiddenTargetWireTest {
    private static final String PUBLIC = "203.0.113.7";

    private static TestProxy proxy;

    @BeforeAll
    static void start() throws IOException {
        proxy = new TestProxy().with("connectors.egress.allow", "");
        proxy.network.leads(PUBLIC, 80, proxy.tool.port());
        declare("public.example");
        declare("rebound.example");
        declare("both.example");
        declare("changing.example");
        for (String host : inside()) {
            declare(host);
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

    static List<String> inside() {
        return List.of(
                "127.0.0.1",
                "127.8.8.8",
                "localhost",
                "0.0.0.0",
                "[::1]",
                "[::]",
                "[::ffff:127.0.0.1]",
                "[::ffff:169.254.169.254]",
                "[::127.0.0.1]",
                "[64:ff9b::7f00:1]",
                "[2002:7f00:1::]",
                "169.254.169.254",
                "[fe80::1]",
                "[fd00:ec2::254]",
                "100.100.100.200",
                "10.0.0.1",
                "172.16.0.1",
                "192.168.0.1",
                "[fd12::1]",
                "224.0.0.1",
                "255.255.255.255");
    }

    /** FWD-15: the twin of what is refused. */
    @Test
    void reachesAPublicAddress() throws IOException {
        proxy.network.name("public.example", PUBLIC);

        assertThat(reverse("public.example")).startsWith("HTTP/1.1 200");
        assertThat(absoluteForm("public.example")).startsWith("HTTP/1.1 200");
        assertThat(insideOfATunnel("public.example")).startsWith("HTTP/1.1 200");
    }

    /** FWD-15. */
    @ParameterizedTest
    @MethodSource("inside")
    void reachesNothingInside(String host) throws IOException {
        assertRefused(reverse(host));
        assertRefused(absoluteForm(host));
        assertRefused(insideOfATunnel(host));
        assertThat(proxy.network.dialled()).isEmpty();
    }

    /** FWD-16. */
    @ParameterizedTest
    @ValueSource(strings = {"127.0.0.1", "169.254.169.254", "::1", "fd00:ec2::254", "10.0.0.1"})
    void refusesANameThatLeadsInsideWhenItIsDialled(String address) throws IOException {
        proxy.tool.on("/last", exchange -> {
            exchange.send("HTTP/1.1 200 OK\r\nConnection: close\r\nContent-Length: 0\r\n\r\n");
            exchange.close();
        });
        proxy.network.name("rebound.example", PUBLIC);
        String before = reverse("rebound.example", "/last");
        proxy.forget();
        proxy.network.name("rebound.example", address);
        String after = reverse("rebound.example", "/last");

        assertThat(before).startsWith("HTTP/1.1 200");
        assertRefused(after);
        assertThat(proxy.network.dialled()).isEmpty();
    }

    /** FWD-16: one address of several is enough. */
    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void refusesANameThatLeadsInsideAndOutside(boolean insideFirst) throws IOException {
        proxy.network.name("both.example", insideFirst ? "127.0.0.1" : PUBLIC, insideFirst ? PUBLIC : "127.0.0.1");

        assertRefused(reverse("both.example"));
        assertThat(proxy.network.dialled()).isEmpty();
    }

    /** FWD-16: a second look-up could give another answer. */
    @Test
    void dialsTheAddressThatItHasChecked() throws IOException {
        proxy.network.name("changing.example", "127.0.0.1").nextAnswer("changing.example", PUBLIC);

        assertThat(reverse("changing.example")).startsWith("HTTP/1.1 200");
        assertThat(proxy.network.lookups()).containsExactly("changing.example");
        assertThat(proxy.network.dialled()).containsExactly(PUBLIC + " 80");
    }

    private static void declare(String host) throws IOException {
        proxy.connector(connector(host), "git", "http://" + host, "basicAuth", "forge-credential")
                .allow("builder", connector(host));
    }

    private static String connector(String host) {
        return "at-" + Integer.toHexString(host.hashCode());
    }

    private static void assertRefused(String answer) {
        assertThat(answer).startsWith("HTTP/1.1 403").contains("DestinationRefused");
    }

    private static String reverse(String host) throws IOException {
        return reverse(host, "/x");
    }

    private static String reverse(String host, String path) throws IOException {
        return proxy.ask(proxy.reverse("GET " + path, connector(host), BUILDER) + "\r\n");
    }

    private static String absoluteForm(String host) throws IOException {
        return proxy.ask(absolute("GET", "http://" + host + "/x", "demo/" + connector(host), BUILDER) + "\r\n");
    }

    private static String insideOfATunnel(String host) throws IOException {
        try (RawClient client = proxy.client().tunnel(connect(host + ":80", "demo/" + connector(host), BUILDER))) {
            return client.send("GET /x HTTP/1.1\r\nHost: " + host + "\r\n\r\n").wholeResponse();
        }
    }
}
