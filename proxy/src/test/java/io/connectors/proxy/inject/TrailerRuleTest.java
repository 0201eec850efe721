package io.connectors.proxy.inject;

import static org.assertj.core.api.Assertions.assertThat;

import io.connectors.proxy.access.ShownToken;
import io.connectors.proxy.message.Field;
import io.connectors.proxy.message.Framing;
import io.connectors.proxy.message.Headers;
import io.connectors.proxy.message.Origin;
import io.connectors.proxy.message.RequestHead;
import io.connectors.proxy.message.RequestTarget;
import io.connectors.proxy.message.TargetForm;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** INJ-1, REV-25. */
final class TrailerRuleTest {
    private static final RequestHead HEAD = new RequestHead(
            "POST",
            TargetForm.ORIGIN,
            new Origin("http", "tool", 80),
            new RequestTarget("/", ""),
            Headers.NONE.with("X-Injected", "secret").with("Accept", "*/*"),
            Framing.CHUNKED);

    private final TrailerRule rule = new TrailerRule(HEAD, new ShownToken("the-token"));

    @Test
    void keepsWhatNobodySaidBefore() {
        Headers trailers = Headers.NONE.with("X-Sum", "1").with("Digest", "a").with("X-Sum", "2");

        assertThat(rule.apply(trailers)).isEqualTo(trailers);
        assertThat(rule.apply(Headers.NONE)).isSameAs(Headers.NONE);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "x-injected",
                "ACCEPT",
                "Authorization",
                "Private-Token",
                "Job-Token",
                "X-Api-Key",
                "Proxy-Authorization",
                "Proxy-Foo",
                "Host",
                "Cookie",
                "Content-Length",
                "Transfer-Encoding",
                "Connection",
                "Upgrade",
                "TE",
                "Trailer",
                "Expect",
                "$WSSN",
                "Content-Encoding",
                "Content-Type",
                "Content-Range",
            })
    void dropsWhatMayNotBeSaidOrWasSaidAlready(String name) {
        assertThat(rule.apply(Headers.NONE.with(name, "mine").with("X-Sum", "1"))
                        .fields())
                .containsExactly(new Field("X-Sum", "1"));
    }

    @Test
    void dropsFieldsThatShowTheToken() {
        assertThat(rule.apply(Headers.NONE.with("X-Copy", "a the-token b")).isEmpty())
                .isTrue();
    }

    @Test
    void dropsWhatConnectionNames() {
        assertThat(rule.apply(Headers.NONE.with("Connection", "x-hop").with("X-Hop", "1"))
                        .isEmpty())
                .isTrue();
    }
}
