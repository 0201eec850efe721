package io.connectors.proxy.wire;

import static io.connectors.proxy.wire.TestProxy.BUILDER;
import static io.connectors.proxy.wire.TestProxy.STRANGER;
import static io.connectors.proxy.wire.TestProxy.absolute;
import static io.connectors.proxy.wire.TestProxy.base64;
import static io.connectors.proxy.wire.TestProxy.connect;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** FWD-4: hosts that no Connector declares, where class and installation let requests pass. */
@Timeout(60)
class RelayWireTest {
    private static final String ADDRESS = "203.0.113.7";

    private static TestProxy proxy;
    private static RawTool tool;

    @BeforeAll
    static void start() throws IOException {
        proxy = new TestProxy()
                .type("roaming", """
                        {"proxy": {"relay": "public"},
                         "auth": {"types": [{"name": "basicAuth", "secretType": "kubernetes.io/basic-auth"}]}}
                        """)
                .with("connectors.proxy.relay", "true")
                .allow("builder", "packages");
        tool = proxy.tool;
        proxy.connector("packages", "roaming", tool.address() + "/base", "basicAuth", "forge-credential")
                .start();
        proxy.network
                .name("mirror.example", ADDRESS)
                .name("inside.example", "127.0.0.1")
                .leads(ADDRESS, 80, tool.port())
                .leads(ADDRESS, 443, tool.port());
    }

    @AfterAll
    static void stop() throws IOException {
        proxy.close();
    }

    @BeforeEach
    void forget() {
        proxy.forget();
    }

    @Test
    void passesARequestOnWithWhatTheClientSentForThatHost() throws IOException {
        String path = "/relayed-" + System.identityHashCode(this);

        String answer = proxy.ask(absolute("GET", "http://mirror.example" + path, "demo/packages", BUILDER)
                + "Authorization: Basic " + base64("me:mine") + "\r\nX-Api-Key: mine\r\n\r\n");

        assertThat(answer).startsWith("HTTP/1.1 200");
        assertThat(tool.lastHead())
                .startsWith("GET " + path + " HTTP/1.1\r\n")
                .contains("\r\nHost: mirror.example\r\n", "Basic " + base64("me:mine"), "X-Api-Key: mine")
                .doesNotContainIgnoringCase("proxy-authorization")
                .doesNotContain(BUILDER, base64("robot:" + proxy.password));
        assertThat(proxy.audit(path, 1).getFirst())
                .contains("\"verdict\":\"Relayed\"", "\"rule\":\"relay: public\"", "demo/packages");
    }

    @Test
    void addsNoCredentialOfItsOwn() throws IOException {
        proxy.ask(absolute("GET", "http://mirror.example/x", "demo/packages", BUILDER) + "\r\n");

        assertThat(tool.lastHead()).doesNotContainIgnoringCase("authorization");
    }

    /** Some hosts tie an identity to a connection, and the identities of clients are theirs alone. */
    @Test
    void usesNoConnectionForASecondRequest() throws IOException {
        String request = absolute("GET", "http://mirror.example/x", "demo/packages", BUILDER) + "\r\n";
        int before = tool.connections();

        assertThat(proxy.ask(request)).startsWith("HTTP/1.1 200");
        assertThat(proxy.ask(request)).startsWith("HTTP/1.1 200");

        assertThat(tool.connections() - before).isEqualTo(2);
    }

    /** The twin: the same Connector's own address. */
    @Test
    void givesTheDeclaredAddressItsCredential() throws IOException {
        proxy.ask(absolute("GET", tool.address() + "/base/x", "demo/packages", BUILDER) + "\r\n");

        assertThat(tool.lastHead()).contains("Authorization: Basic " + base64("robot:" + proxy.password));
    }

    /** FWD-15: what the installation opens for Connectors, here loopback, it does not open for whatever clients want. */
    @ParameterizedTest
    @ValueSource(
            strings = {"127.0.0.1", "inside.example", "[::1]", "[::ffff:127.0.0.1]", "169.254.169.254", "10.0.0.1"})
    void reachesPublicAddressesOnly(String host) throws IOException {
        String port = ":" + tool.port();

        assertThat(proxy.ask(absolute("GET", "http://" + host + port + "/x", "demo/packages", BUILDER) + "\r\n"))
                .startsWith("HTTP/1.1 403")
                .contains("DestinationRefused");
        assertThat(proxy.ask(connect(host + (host.equals("127.0.0.1") ? ":1" : port), "demo/packages", BUILDER)))
                .startsWith("HTTP/1.1 403")
                .contains("DestinationRefused");
        proxy.assertThatNothingWasSent();
    }

    /** FWD-5: a path beside the prefix is not the declared address, and its host is none that the public has. */
    @Test
    void relaysNothingToTheDeclaredHostBesideItsPrefix() throws IOException {
        assertThat(proxy.ask(absolute("GET", tool.address() + "/based", "demo/packages", BUILDER) + "\r\n"))
                .startsWith("HTTP/1.1 403");
        proxy.assertThatNothingWasSent();
    }

    @ParameterizedTest
    @CsvSource({"demo/forge, TargetNotDeclared", "demo/ghost, NotPermitted"})
    void needsAClassThatAllowsIt(String user, String reason) throws IOException {
        assertThat(proxy.ask(absolute("GET", "http://mirror.example/x", user, BUILDER) + "\r\n"))
                .startsWith("HTTP/1.1 403")
                .contains(reason);
        assertThat(proxy.ask(connect("mirror.example:443", user, BUILDER)))
                .startsWith("HTTP/1.1 403")
                .contains(reason);
        proxy.assertThatNothingWasSent();
    }

    @Test
    void needsTheRightToUseTheConnector() throws IOException {
        assertThat(proxy.ask(absolute("GET", "http://mirror.example/x", "demo/packages", STRANGER) + "\r\n"))
                .startsWith("HTTP/1.1 403");
        assertThat(proxy.ask(connect("mirror.example:443", "demo/packages", STRANGER)))
                .startsWith("HTTP/1.1 403");
        proxy.assertThatNothingWasSent();
    }

    @Test
    void needsAnInstallationThatAllowsIt() throws IOException {
        try (TestProxy strict = new TestProxy()
                .type("roaming", "{\"proxy\": {\"relay\": \"public\"}}")
                .connector("packages", "{\"connectorClassName\": \"roaming\", \"address\": \"http://127.0.0.1:1\"}")
                .allow("builder", "packages")
                .start()) {
            strict.network.name("mirror.example", ADDRESS).leads(ADDRESS, 80, strict.tool.port());

            assertThat(strict.ask(absolute("GET", "http://mirror.example/x", "demo/packages", BUILDER) + "\r\n"))
                    .startsWith("HTTP/1.1 403")
                    .contains("TargetNotDeclared", "connectors.proxy.relay");
            strict.assertThatNothingWasSent();
        }
    }

    /** Whatever they say to each other; nothing of it is read. */
    @Test
    void joinsATunnelToTheHostAndPassesTheEndOfEitherSideOn() throws Exception {
        tool.on("opaque", exchange -> {
            exchange.send("\0\1\2 from the tool");
            assertThat(exchange.read(6)).isEqualTo("\0\1last");
            assertThat(exchange.isOver()).isTrue();
            exchange.send(" at last");
            exchange.close();
        });
        try (RawClient client = proxy.client().tunnel(connect("mirror.example:443", "demo/packages", BUILDER))) {
            client.send("not opaque http\r\n\r\n").send("\0\1last").endOutput();

            assertThat(client.untilClose()).isEqualTo("\0\1\2 from the tool at last");
        }
        assertThat(proxy.audit("\"CONNECT\",\"host\":\"mirror.example\",\"path\":\"/\",\"verdict\":\"Relayed\"", 1))
                .hasSize(1)
                .allMatch(line -> line.contains("\"status\":200") && line.contains("\"bytesIn\":25"));
    }
}
