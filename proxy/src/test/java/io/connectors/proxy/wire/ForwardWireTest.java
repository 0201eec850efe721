package io.connectors.proxy.wire;

import static io.connectors.proxy.wire.TestProxy.BUILDER;
import static io.connectors.proxy.wire.TestProxy.absolute;
import static io.connectors.proxy.wire.TestProxy.base64;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Which Connector's credential a request in absolute-form gets, if any. */
@Timeout(60)
class ForwardWireTest {
    private static TestProxy proxy;
    private static RawTool tool;

    @BeforeAll
    static void start() throws IOException {
        proxy = new TestProxy();
        tool = proxy.tool;
        proxy.network
                .name("tools.example", "203.0.113.7")
                .leads("203.0.113.7", 80, tool.port())
                .leads("203.0.113.7", 443, tool.port());
        named("wide", "http://Tools.Example");
        named("group", "http://tools.example:80/group");
        named("deep", "http://tools.example/group/sub/");
        named("secret", "http://tools.example/secret");
        named("secure", "https://tools.example");
        proxy.allow("builder", "wide")
                .allow("builder", "group")
                .allow("builder", "deep")
                .allow("builder", "secure")
                .start();
    }

    @AfterAll
    static void stop() throws IOException {
        proxy.close();
    }

    @BeforeEach
    void forget() {
        proxy.forget();
    }

    /** FWD-2. */
    @ParameterizedTest
    @ValueSource(strings = {"demo/forge", "demo%2Fforge", "demo%2fforge", " demo/forge "})
    void takesUserNamesRawAndEncoded(String user) throws IOException {
        assertThat(ask(tool.address() + "/base/x", user)).startsWith("HTTP/1.1 200");
        assertThat(tool.lastHead()).contains("Authorization: Basic " + base64("robot:" + proxy.password) + "\r\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "forge", "demo/", "/forge", "demo/forge/x", "demo/forge,", "demo%2Fforge%00"})
    void asksAgainForUserNamesThatNameNoConnector(String user) throws IOException {
        assertThat(ask(tool.address() + "/base/x", user)).startsWith("HTTP/1.1 407");
        proxy.assertThatNothingWasSent();
    }

    /** FWD-3. */
    @ParameterizedTest
    @ValueSource(strings = {"demo/wide,demo/secret", "demo/secret,demo/wide", "demo%2Fwide%2Cdemo%2Fsecret"})
    void refusesTheWholeListWhenOneConnectorIsForbidden(String user) throws IOException {
        String answer = ask("http://tools.example/x", user);

        assertThat(answer).startsWith("HTTP/1.1 403").contains("\\\"demo/secret\\\"");
        proxy.assertThatNothingWasSent();
    }

    /** FWD-4, FWD-5, FWD-9. */
    @ParameterizedTest
    @CsvSource({
        "http://elsewhere.example/group, demo/group",
        "http://tools.example.evil.example/group, demo/group",
        "http://tools.example:81/group, demo/group",
        "https://tools.example/group, demo/group",
        "http://tools.example/, demo/group",
        "http://tools.example/groups, demo/group",
        "http://tools.example/group-a, demo/group",
        "http://tools.example/group;a, demo/group",
        "http://tools.example/group%2Fa, demo/group",
        "http://tools.example/Group/a, demo/group",
        "http://tools.example/x, demo/secure",
        "http://tools.example:443/x, demo/secure",
    })
    void sendsNothingToWhatIsNotTheAddress(String url, String user) throws IOException {
        assertThat(ask(url, user)).startsWith("HTTP/1.1 403").contains("TargetNotDeclared");
        proxy.assertThatNothingWasSent();
    }

    /** FWD-5: the twin of what is refused. */
    @ParameterizedTest
    @ValueSource(strings = {"/group", "/group/", "/group/a", "/group?a", "/group/a%2Fb;c//d/./e"})
    void sendsWhatIsBelowTheAddress(String target) throws IOException {
        assertThat(ask("http://tools.example" + target, "demo/group")).startsWith("HTTP/1.1 200");
        assertThat(tool.lastHead())
                .startsWith("GET " + target + " HTTP/1.1\r\n")
                .contains(credential("group"));
    }

    /** FWD-6. */
    @ParameterizedTest
    @CsvSource({
        "/group/sub/x, deep",
        "/group/sub, deep",
        "/group/subs, group",
        "/group/x, group",
        "/grouped, wide",
        "/, wide",
    })
    void choosesTheLongestPathAmongSeveralConnectors(String path, String chosen) throws IOException {
        for (String user : new String[] {"demo/wide,demo/group,demo/deep", "demo/deep,demo/group,demo/wide"}) {
            assertThat(ask("http://tools.example" + path, user)).startsWith("HTTP/1.1 200");
            assertThat(tool.lastHead()).contains(credential(chosen)).containsOnlyOnce("Authorization: ");
        }
    }

    /** FWD-7. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://tools.example/x",
                "http://tools.example:80/x",
                "HTTP://TOOLS.example/x",
                "http://tools.example./x",
                "http://tools.example.:80/x",
            })
    void findsTheAddressHoweverItIsWritten(String url) throws IOException {
        assertThat(ask(url, "demo/wide")).startsWith("HTTP/1.1 200");
        assertThat(tool.lastHead())
                .startsWith("GET /x HTTP/1.1\r\n")
                .contains("\r\nHost: tools.example\r\n", credential("wide"));
    }

    @ParameterizedTest
    @CsvSource({"http://tools.example, /", "http://tools.example?q, /?q"})
    void asksForTheRootWhenTheUrlHasNoPath(String url, String target) throws IOException {
        assertThat(ask(url, "demo/wide")).startsWith("HTTP/1.1 200");
        assertThat(tool.lastHead()).startsWith("GET " + target + " HTTP/1.1\r\n");
    }

    /** FWD-8. */
    @Test
    void believesTheUrlAndNotTheHost() throws IOException {
        String theirs = absolute("GET", "http://elsewhere.example/x", "demo/wide", BUILDER)
                .replace("ignored.example", "tools.example");
        String mine = absolute("GET", "http://tools.example/x", "demo/wide", BUILDER)
                .replace("ignored.example", "elsewhere.example");

        assertThat(proxy.ask(theirs + "\r\n")).startsWith("HTTP/1.1 403");
        proxy.assertThatNothingWasSent();
        assertThat(proxy.ask(mine + "\r\n")).startsWith("HTTP/1.1 200");
        assertThat(tool.lastHead())
                .contains("\r\nHost: tools.example\r\n")
                .containsOnlyOnce("Host: ")
                .doesNotContain("elsewhere");
    }

    /** FWD-8: a URL with user information could be read as two hosts. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://tools.example@elsewhere.example/x",
                "http://elsewhere.example:80@tools.example/x",
                "http://tools.example\\@elsewhere.example/x",
                "http://tools.example:80:80/x",
                "http:///x",
            })
    void refusesUrlsThatNameMoreOrLessThanOneHost(String url) throws IOException {
        assertThat(ask(url, "demo/wide")).startsWith("HTTP/1.1 400");
        proxy.assertThatNothingWasSent();
    }

    /** FWD-17. */
    @Test
    void followsNoRedirectAndGivesTheNextHostNothing() throws IOException {
        tool.on(
                "/moved",
                exchange -> exchange.send(
                        "HTTP/1.1 302 Found\r\nLocation: http://elsewhere.example/x\r\nContent-Length: 0\r\n\r\n"));

        String answer = ask("http://tools.example/moved", "demo/wide");
        int requests = tool.heads().size();
        String next = ask("http://elsewhere.example/x", "demo/wide");

        assertThat(answer).startsWith("HTTP/1.1 302").contains("\r\nLocation: http://elsewhere.example/x\r\n");
        assertThat(next).startsWith("HTTP/1.1 403");
        assertThat(requests).isEqualTo(1);
        assertThat(tool.heads()).hasSize(1);
    }

    /** The port that is customary for forward proxies is one like the others. */
    @Test
    void servesTheSameOnThePortForForwardProxies() throws IOException {
        try (RawClient client = new RawClient(proxy.forwardPort())) {
            client.send(absolute("GET", "http://tools.example/x", "demo/wide", BUILDER) + "\r\n");

            assertThat(client.wholeResponse()).startsWith("HTTP/1.1 200");
            assertThat(tool.lastHead()).contains(credential("wide"));
        }
    }

    private static void named(String name, String address) throws IOException {
        proxy.secret(
                        name + "-credential",
                        "kubernetes.io/basic-auth",
                        Map.of("username", name, "password", proxy.password))
                .connector(name, "git", address, "basicAuth", name + "-credential");
    }

    private static String credential(String connector) {
        return "Authorization: Basic " + base64(connector + ":" + proxy.password) + "\r\n";
    }

    private static String ask(String url, String user) throws IOException {
        return proxy.ask(absolute("GET", url, user, BUILDER) + "\r\n");
    }
}
