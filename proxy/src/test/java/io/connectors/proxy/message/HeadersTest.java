package io.connectors.proxy.message;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class HeadersTest {
    @Test
    void keepsOrderAndDuplicates() {
        Headers headers = Headers.NONE.with("Set-Cookie", "a").with("Vary", "x").with("set-cookie", "b");

        assertThat(headers.all("SET-COOKIE")).containsExactly("a", "b");
        assertThat(headers.fields()).extracting(Field::name).containsExactly("Set-Cookie", "Vary", "set-cookie");
    }

    @Test
    void hidesValuesInItsText() {
        assertThat(new Headers(List.of(new Field("Authorization", "secret"))))
                .asString()
                .doesNotContain("secret");
    }

    @Test
    void splitsTokensOverAllLines() {
        Headers headers = Headers.NONE.with("Connection", "Close, X-A").with("connection", " x-b ,");

        assertThat(headers.tokens("Connection")).containsExactlyInAnyOrder("close", "x-a", "x-b");
    }

    @Test
    void dropsHopByHopFieldsAndThoseThatConnectionNames() {
        Headers headers = Headers.NONE
                .with("Connection", "X-Hop")
                .with("x-hop", "1")
                .with("Keep-Alive", "5")
                .with("TE", "trailers")
                .with("Upgrade", "h2c")
                .with("Proxy-Authorization", "x")
                .with("Transfer-Encoding", "chunked")
                .with("Content-Length", "3")
                .with("Accept", "text/plain");

        assertThat(HopByHop.strip(headers).fields()).extracting(Field::name).containsExactly("Accept");
    }
}
