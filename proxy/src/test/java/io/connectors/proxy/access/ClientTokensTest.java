package io.connectors.proxy.access;

import static org.assertj.core.api.Assertions.assertThat;

import io.connectors.crds.access.ClientToken;
import io.connectors.crds.v1alpha1.ClientTokenLocation;
import io.connectors.proxy.message.Framing;
import io.connectors.proxy.message.Headers;
import io.connectors.proxy.message.Origin;
import io.connectors.proxy.message.RequestHead;
import io.connectors.proxy.message.RequestTarget;
import io.connectors.proxy.message.TargetForm;
import io.connectors.proxy.refusal.Decision;
import io.connectors.proxy.refusal.Reason;
import io.connectors.proxy.refusal.Refusal;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ClientTokensTest {
    private final ClientTokens tokens = new ClientTokens(List.of("connectors"));

    @ParameterizedTest
    @ValueSource(
            strings = {"Bearer tok", "bearer  tok", "Basic OnRvaw==", "BASIC YW55Om5hbWU6dG9r", "Basic YW55OnRvaw=="})
    void readsBearerAndThePasswordOfBasic(String value) {
        Decision<FoundToken> decision = forServer(Headers.NONE.with("authorization", value));

        assertThat(decision).isInstanceOf(Decision.Passed.class);
    }

    @Test
    void takesEverythingAfterTheFirstColonForTheToken() {
        assertThat(forServer(Headers.NONE.with("Authorization", basic("user:a:b"))))
                .isEqualTo(Decision.passed(new FoundToken(new ClientToken("a:b"), new TokenPlace.BasicPassword())));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Basic", "Basic %%%", "Basic bm9jb2xvbg==", "Digest x", "tok"})
    void refusesWhatItCannotRead(String value) {
        assertThat(reason(forServer(Headers.NONE.with("Authorization", value)))).isEqualTo(Reason.TOKEN_MALFORMED);
    }

    @Test
    void refusesTwoAuthorizations() {
        Headers two = Headers.NONE.with("Authorization", "Bearer a").with("authorization", "Bearer b");

        assertThat(reason(forServer(two))).isEqualTo(Reason.TOKEN_MALFORMED);
    }

    @Test
    void saysWhichAudienceToAskFor() {
        assertThat(refusal(forServer(Headers.NONE)).detail())
                .contains("kubectl create token")
                .contains("--audience connectors");
        assertThat(reason(forServer(Headers.NONE.with("Authorization", basic("user:")))))
                .isEqualTo(Reason.TOKEN_MISSING);
    }

    /** AUT-16. */
    @Test
    void repeatsNothingOfTheToken() {
        Refusal refusal = refusal(forServer(Headers.NONE.with("Authorization", "Weird top-secret")));

        assertThat(refusal.toString()).doesNotContain("top-secret");
    }

    @Test
    void readsUserNameAndTokenOfProxies() {
        assertThat(tokens.forProxy(Headers.NONE.with("Proxy-Authorization", basic("ns%2Fname:tok"))))
                .isEqualTo(Decision.passed(new ClientTokens.UserAndToken(
                        "ns%2Fname", new FoundToken(new ClientToken("tok"), new TokenPlace.ProxyPassword()))));
        assertThat(reason(tokens.forProxy(Headers.NONE.with("Proxy-Authorization", "Bearer tok"))))
                .isEqualTo(Reason.TOKEN_MALFORMED);
        assertThat(reason(tokens.forProxy(Headers.NONE.with("Authorization", "Bearer tok"))))
                .isEqualTo(Reason.TOKEN_MISSING);
    }

    /** INJ-12. */
    @Test
    void looksAtDeclaredPlacesFirstAndFallsBackToAuthorization() {
        List<ClientTokenLocation> declared = List.of(
                new ClientTokenLocation("header", "Private-Token", ""),
                new ClientTokenLocation("query", "key", "Token "),
                new ClientTokenLocation("bearer", "", ""));
        Headers bearer = Headers.NONE.with("Authorization", "Bearer standard");

        assertThat(tokens.forServer(request(bearer.with("private-token", "own"), ""), declared))
                .isEqualTo(found("own", new TokenPlace.Header("Private-Token", "")));
        assertThat(tokens.forServer(request(bearer, "?a=b&key=Token%20own"), declared))
                .isEqualTo(found("own", new TokenPlace.Query("key", "Token ")));
        assertThat(tokens.forServer(request(bearer, "?key=other"), declared))
                .isEqualTo(found("standard", new TokenPlace.Bearer()));
    }

    @Test
    void takesTheTokenOfAProxySettingWhenThereIsNoOther() {
        assertThat(forServer(Headers.NONE.with("Proxy-Authorization", basic("demo/forge:tok"))))
                .isEqualTo(found("tok", new TokenPlace.ProxyPassword()));
    }

    private static Decision<FoundToken> found(String token, TokenPlace place) {
        return Decision.passed(new FoundToken(new ClientToken(token), place));
    }

    private Decision<FoundToken> forServer(Headers headers) {
        return tokens.forServer(request(headers, ""), List.of());
    }

    private static RequestHead request(Headers headers, String query) {
        return new RequestHead(
                "GET",
                TargetForm.ORIGIN,
                new Origin("http", "proxy", 80),
                new RequestTarget("/x", query),
                headers,
                Framing.NONE);
    }

    private static String basic(String text) {
        return "Basic " + Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    private static Reason reason(Decision<?> decision) {
        return refusal(decision).reason();
    }

    private static Refusal refusal(Decision<?> decision) {
        assertThat(decision).isInstanceOf(Decision.Refused.class);
        return ((Decision.Refused<?>) decision).refusal();
    }
}
