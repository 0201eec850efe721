package io.connectors.proxy.wire;

import static io.connectors.proxy.wire.TestProxy.BUILDER;
import static io.connectors.proxy.wire.TestProxy.absolute;
import static io.connectors.proxy.wire.TestProxy.base64;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Which credential a tool gets, where in the request, and what it gets of the client's. */
@Timeout(60)
class InjectionWireTest {
    private static final String TOKEN = UUID.randomUUID().toString();

    private static TestProxy proxy;
    private static RawTool tool;

    @BeforeAll
    static void start() throws IOException {
        proxy = new TestProxy();
        tool = proxy.tool;
        declared("header", """
                {"in": "header", "name": "X-Tool-Token", "value": "token {{ .token }}"},
                {"in": "header", "name": "X-Written", "value": "yes", "when": "request.method != 'GET'"}
                """);
        declared("keyless", """
                {"in": "header", "name": "X-Tool-Token", "value": "{{ .missing }}"}
                """);
        declared("framing", """
                {"in": "header", "name": "Content-Length", "value": "{{ .token }}"}
                """);
        proxy.type("gitlab", builtIn("gitlab"))
                .secret("gitlab-credential", "connectors.cpaas.io/gitlab-pat-auth", Map.of("token", TOKEN))
                .connector("lab", "gitlab", tool.address() + "/base", "patAuth", "gitlab-credential")
                .allow("builder", "lab")
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

    /** INJ-1. */
    @Test
    void dropsWhatTheClientSaysAboutItsIdentity() throws IOException {
        String own = "authorization: Basic " + base64("me:mine") + "\r\nPRIVATE-TOKEN: mine\r\nprivate-token: mine\r\n"
                + "X-Api-Key: mine\r\nx-api-key: mine\r\nJob-Token: mine\r\nDeploy-Token: mine\r\n";

        proxy.ask(absolute("GET", tool.address() + "/base/x", "demo/forge", BUILDER) + own + own + "\r\n");
        assertThat(tool.lastHead())
                .contains("Authorization: Basic " + base64("robot:" + proxy.password) + "\r\n")
                .doesNotContain("mine", base64("me:mine"), BUILDER)
                .doesNotContainIgnoringCase("private-token")
                .doesNotContainIgnoringCase("api-key")
                .doesNotContainIgnoringCase("proxy-authorization");
    }

    /** INJ-1: what the client sends under the name of an injected field, in any letter case, more than once, or after the body. */
    @Test
    void sendsOnlyTheInjectedFieldOfThatName() throws IOException {
        CompletableFuture<String> trailers = new CompletableFuture<>();
        tool.on("/trailing", exchange -> {
            trailers.complete(exchange.readUntil("\r\n\r\n"));
            exchange.reply("ok");
        });

        proxy.ask(proxy.reverse("POST /trailing", "header", BUILDER)
                + "x-tool-token: mine\r\nX-TOOL-TOKEN: mine\r\nTrailer: X-Tool-Token, X-Sum\r\nTransfer-Encoding: chunked\r\n\r\n"
                + "2\r\nok\r\n0\r\nX-Tool-Token: mine\r\nX-Api-Key: mine\r\nAuthorization: mine\r\nX-Sum: 1\r\nX-Sent: "
                + BUILDER + "\r\n\r\n");

        assertThat(tool.lastHead())
                .contains("X-Tool-Token: token " + TOKEN + "\r\n")
                .containsOnlyOnce("X-Tool-Token:")
                .doesNotContain("mine");
        assertThat(trailers.join()).contains("X-Sum: 1").doesNotContain("mine", BUILDER);
    }

    /** INJ-1: the token in other places than the one where it is looked for. */
    @ParameterizedTest
    @ValueSource(strings = {"X-Copy: %s", "Cookie: token=%s", "X-Forwarded-Authorization: Bearer %s"})
    void passesTheTokenOnInNoOtherField(String field) throws IOException {
        proxy.ask(proxy.head("GET /x?copy=" + BUILDER + "&a=b") + field.formatted(BUILDER) + "\r\n\r\n");

        assertThat(tool.lastHead()).startsWith("GET /base/x?a=b HTTP/1.1\r\n").doesNotContain(BUILDER);
    }

    @Test
    void putsAValueIntoAHeaderWhereTheRuleApplies() throws IOException {
        proxy.ask(proxy.reverse("GET /x", "header", BUILDER) + "\r\n");
        assertThat(tool.lastHead())
                .contains("X-Tool-Token: token " + TOKEN + "\r\n")
                .doesNotContain("X-Written");

        proxy.ask(proxy.reverse("DELETE /x", "header", BUILDER) + "\r\n");
        assertThat(tool.lastHead()).contains("X-Tool-Token: token " + TOKEN + "\r\n", "X-Written: yes\r\n");
    }

    /** INJ-2, INJ-7. */
    @ParameterizedTest
    @CsvSource({"keyless, SecretKeyMissing", "framing, InjectionFailed"})
    void sendsNothingWhenTheRuleCannotBeFollowed(String connector, String reason) throws IOException {
        assertThat(proxy.ask(proxy.reverse("GET /x", connector, BUILDER) + "\r\n"))
                .startsWith("HTTP/1.1 502")
                .contains(reason)
                .doesNotContain(TOKEN);
        proxy.assertThatNothingWasSent();
    }

    /** INJ-13. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "GET /group/app.git/info/refs?service=git-upload-pack",
                "POST /group/app.git/git-upload-pack",
                "POST /group/app.git/git-receive-pack",
                "POST /group/app.git/info/lfs/objects/batch",
            })
    void showsGitlabItsTokenAsAPasswordForGit(String target) throws IOException {
        assertThat(proxy.ask(proxy.reverse(target, "lab", BUILDER) + "Private-Token: " + BUILDER + "\r\n\r\n"))
                .startsWith("HTTP/1.1 200");

        assertThat(tool.lastHead())
                .contains("Authorization: Basic " + base64("oauth2:" + TOKEN) + "\r\n")
                .doesNotContainIgnoringCase("private-token");
    }

    /** INJ-13. */
    @ParameterizedTest
    @ValueSource(strings = {"GET /api/v4/user", "POST /api/v4/projects", "GET /group/app.git", "GET /info/refs/more"})
    void showsGitlabItsTokenAsAPrivateTokenForTheApi(String target) throws IOException {
        proxy.ask(proxy.reverse(target, "lab", BUILDER) + "\r\n");

        assertThat(tool.lastHead())
                .contains("Private-Token: " + TOKEN + "\r\n")
                .doesNotContainIgnoringCase("authorization");
    }

    private static void declared(String name, String rules) throws IOException {
        proxy.type(name, """
                {"proxy": {}, "auth": {"types": [{"name": "token", "secretType": "Opaque", "inject": [%s]}]}}
                """.formatted(rules))
                .secret("tool-token", "Opaque", Map.of("token", TOKEN))
                .connector(name, name, tool.address() + "/base", "token", "tool-token")
                .allow("builder", name);
    }

    private static String builtIn(String name) throws IOException {
        try (var file = InjectionWireTest.class.getResourceAsStream("/connectorclasses/" + name + ".yaml")) {
            assertThat(file).isNotNull();
            var yaml = Serialization.unmarshal(new String(file.readAllBytes(), StandardCharsets.UTF_8), JsonNode.class);
            return yaml.path("spec").toString();
        }
    }
}
