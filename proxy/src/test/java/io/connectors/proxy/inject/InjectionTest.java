package io.connectors.proxy.inject;

import static org.assertj.core.api.Assertions.assertThat;

import io.connectors.crds.credential.Credential;
import io.connectors.proxy.message.Field;
import io.connectors.proxy.message.Framing;
import io.connectors.proxy.message.Headers;
import io.connectors.proxy.message.Origin;
import io.connectors.proxy.message.RequestHead;
import io.connectors.proxy.message.RequestTarget;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class InjectionTest {
    private static final Origin CLIENT = new Origin("http", "c-forge.demo.svc", 80);
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
                "Expect",
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
        RequestHead head = new RequestHead("GET", CLIENT, new RequestTarget("/x", ""), headers, Framing.NONE);
        RequestHead sent = Injection.proxyToServerRequest(head, TOOL, new RequestTarget("/base/x", ""), credential);
        assertThat(sent.origin()).isEqualTo(TOOL);
        assertThat(sent.target().path()).isEqualTo("/base/x");
        return sent.headers();
    }
}
