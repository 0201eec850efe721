package io.connectors.proxy.access;

import static org.assertj.core.api.Assertions.assertThat;

import io.connectors.crds.access.ClientToken;
import io.connectors.proxy.message.Headers;
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
        Decision<ClientToken> decision = tokens.forServer(Headers.NONE.with("authorization", value));

        assertThat(decision).isInstanceOf(Decision.Passed.class);
    }

    @Test
    void takesEverythingAfterTheFirstColonForTheToken() {
        assertThat(tokens.forServer(Headers.NONE.with("Authorization", basic("user:a:b"))))
                .isEqualTo(Decision.passed(new ClientToken("a:b")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Basic", "Basic %%%", "Basic bm9jb2xvbg==", "Digest x", "tok"})
    void refusesWhatItCannotRead(String value) {
        assertThat(reason(tokens.forServer(Headers.NONE.with("Authorization", value))))
                .isEqualTo(Reason.TOKEN_MALFORMED);
    }

    @Test
    void refusesTwoAuthorizations() {
        Headers two = Headers.NONE.with("Authorization", "Bearer a").with("authorization", "Bearer b");

        assertThat(reason(tokens.forServer(two))).isEqualTo(Reason.TOKEN_MALFORMED);
    }

    @Test
    void saysWhichAudienceToAskFor() {
        assertThat(refusal(tokens.forServer(Headers.NONE)).detail())
                .contains("kubectl create token")
                .contains("--audience connectors");
        assertThat(reason(tokens.forServer(Headers.NONE.with("Authorization", basic("user:")))))
                .isEqualTo(Reason.TOKEN_MISSING);
    }

    /** AUT-16. */
    @Test
    void repeatsNothingOfTheToken() {
        Refusal refusal = refusal(tokens.forServer(Headers.NONE.with("Authorization", "Weird top-secret")));

        assertThat(refusal.toString()).doesNotContain("top-secret");
    }

    @Test
    void readsUserNameAndTokenOfProxies() {
        assertThat(tokens.forProxy(Headers.NONE.with("Proxy-Authorization", basic("ns%2Fname:tok"))))
                .isEqualTo(Decision.passed(new ClientTokens.UserAndToken("ns%2Fname", new ClientToken("tok"))));
        assertThat(reason(tokens.forProxy(Headers.NONE.with("Proxy-Authorization", "Bearer tok"))))
                .isEqualTo(Reason.TOKEN_MALFORMED);
        assertThat(reason(tokens.forProxy(Headers.NONE.with("Authorization", "Bearer tok"))))
                .isEqualTo(Reason.TOKEN_MISSING);
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
