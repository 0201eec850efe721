package io.connectors.proxy.inject;

import static org.assertj.core.api.Assertions.assertThat;

import io.connectors.crds.access.ClientToken;
import io.connectors.crds.credential.Credential;
import io.connectors.crds.policy.PolicyEngine;
import io.connectors.proxy.access.FoundToken;
import io.connectors.proxy.access.TokenPlace;
import io.connectors.proxy.message.Field;
import io.connectors.proxy.message.Framing;
import io.connectors.proxy.message.Headers;
import io.connectors.proxy.message.Origin;
import io.connectors.proxy.message.RequestHead;
import io.connectors.proxy.message.RequestTarget;
import io.connectors.proxy.message.TargetForm;
import io.connectors.proxy.refusal.Decision;
import io.connectors.proxy.rule.Rules;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class InjectionTest {
    private static final Origin CLIENT = new Origin("http", "c-forge.demo.svc", 80);
    private static final ClientToken TOKEN = new ClientToken("the-clients-token");
    private static final TokenPlace BEARER = new TokenPlace.Bearer();
    private static final Injection INJECTION = new Injection("connectors-test");
    private static final Origin TOOL = new Origin("https", "forge.example", 443);

    /** INJ-1. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "Authorization",
                "AUTHORIZATION",
                "Proxy-Authorization",
                "proxy-whatever",
                "Private-Token",
                "X-Api-Key",
                "$WSSN",
                "$wssc",
                "Host",
                "Connection",
                "Content-Length",
                "Transfer-Encoding",
                "Trailer"
            })
    void dropsWhatTheClientMustNotSay(String name) {
        Headers sent = inject(Headers.NONE.with(name, "x").with(name, "y"), new Credential.Anonymous());

        assertThat(sent.fields()).isEmpty();
    }

    /** REV-8. */
    @Test
    void injectsAlsoWhenConnectionNamesTheHeader() {
        Headers sent = inject(
                Headers.NONE
                        .with("Connection", "authorization, x-api")
                        .with("X-Api", "1")
                        .with("Accept", "a"),
                new Credential.Bearer("tool-token"));

        assertThat(sent.fields())
                .containsExactly(new Field("Accept", "a"), new Field("Authorization", "Bearer tool-token"));
    }

    @Test
    void encodesBasicAsUtf8() {
        assertThat(inject(Headers.NONE, new Credential.Basic("rob\u00f6t", "p:w"))
                        .all("Authorization"))
                .containsExactly("Basic cm9iw7Z0OnA6dw==");
    }

    /** INJ-3. */
    @Test
    void sendsNoCredentialWhenThereIsNone() {
        assertThat(inject(Headers.NONE.with("Authorization", "Bearer client"), new Credential.Anonymous())
                        .fields())
                .isEmpty();
    }

    /** INJ-1. */
    @Test
    void dropsTheTokenWhereverItStands() {
        RequestHead sent = sent(
                new RequestTarget("/x", "?a=1&key=the-clients-token&b=%2F&other=xthe-clients-tokenx"),
                Headers.NONE.with("X-Custom", "Token the-clients-token").with("Accept", "b"),
                new Credential.Anonymous(),
                new TokenPlace.Query("key", ""));

        assertThat(sent.target().raw()).isEqualTo("/base/x?a=1&b=%2F");
        assertThat(sent.headers().without("cdn-loop"::equals).fields())
                .extracting(Field::name)
                .containsExactly("Accept");
    }

    /** REV-9. */
    @Test
    void asksForOtherProtocolsButNotForHttp2() {
        Headers asked =
                Headers.NONE.with("Connection", "Upgrade, HTTP2-Settings").with("HTTP2-Settings", "AAMAAA");

        assertThat(inject(asked.with("Upgrade", "websocket"), new Credential.Anonymous())
                        .fields())
                .containsExactlyInAnyOrder(new Field("Upgrade", "websocket"), new Field("Connection", "Upgrade"));
        assertThat(inject(asked.with("Upgrade", "h2c"), new Credential.Anonymous())
                        .fields())
                .isEmpty();
    }

    @Test
    void recognisesItsOwnRequests() {
        RequestHead once = sent(new RequestTarget("/x", ""), Headers.NONE, new Credential.Anonymous(), BEARER);

        assertThat(INJECTION.isLoop(once)).isTrue();
        assertThat(new Injection("connectors-other").isLoop(once)).isFalse();
    }

    @Test
    void keepsTheRestInOrder() {
        Headers sent = inject(
                Headers.NONE
                        .with("Git-Protocol", "version=2")
                        .with("Cookie", "a")
                        .with("Accept", "b"),
                new Credential.Anonymous());

        assertThat(sent.fields()).extracting(Field::name).containsExactly("Git-Protocol", "Cookie", "Accept");
    }

    private static Headers inject(Headers headers, Credential credential) {
        RequestHead sent = sent(new RequestTarget("/x", ""), headers, credential, BEARER);
        assertThat(sent.origin()).isEqualTo(TOOL);
        assertThat(sent.target().path()).isEqualTo("/base/x");
        return sent.headers().without("cdn-loop"::equals);
    }

    private static RequestHead sent(RequestTarget target, Headers headers, Credential credential, TokenPlace place) {
        RequestHead head = new RequestHead("GET", TargetForm.ORIGIN, CLIENT, target, headers, Framing.NONE);
        RequestHead anonymous =
                INJECTION.anonymous(head, TOOL, target.withPath("/base" + target.path()), new FoundToken(TOKEN, place));
        return switch (new CredentialPlacement(new Rules(PolicyEngine.NONE))
                .place(
                        new CredentialPlacement.Kind("git", Optional.empty()),
                        credential,
                        anonymous,
                        () -> Decision.passed(new byte[0]))) {
            case Decision.Passed<List<Placement>>(List<Placement> placements) -> INJECTION.with(anonymous, placements);
            case Decision.Refused<List<Placement>> refused -> throw new AssertionError(refused);
        };
    }
}
