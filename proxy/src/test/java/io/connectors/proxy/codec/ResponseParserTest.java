package io.connectors.proxy.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.connectors.proxy.message.Field;
import io.connectors.proxy.message.Framing;
import io.connectors.proxy.message.MalformedMessageException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ResponseParserTest {
    private static final HeadLimits LIMITS = new HeadLimits(8192, 100);

    @Test
    void readsStatusFieldsAndFraming() {
        Reply reply = parse("HTTP/1.1 206 Partial\r\nX-A: 1\r\nx-a:\t2 \r\nContent-Length: 5");

        assertThat(reply.head().status()).isEqualTo(206);
        assertThat(reply.head().reason()).isEqualTo("Partial");
        assertThat(reply.head().headers().fields())
                .containsExactly(new Field("X-A", "1"), new Field("x-a", "2"), new Field("Content-Length", "5"));
        assertThat(reply.head().framing()).isEqualTo(new Framing.Sized(5));
        assertThat(reply.persistent()).isTrue();
    }

    @Test
    void readsAStatusLineWithoutReason() {
        assertThat(parse("HTTP/1.1 200").head().status()).isEqualTo(200);
    }

    @Test
    void keepsBytesBeyondAscii() {
        assertThat(parse("HTTP/1.1 200 OK\r\nX: \u00e9").head().headers().first("x"))
                .contains("\u00e9");
    }

    @ParameterizedTest
    @ValueSource(strings = {"HTTP/1.1 200 OK\r\nConnection: keep-alive, Close", "HTTP/1.0 200 OK"})
    void knowsConnectionsThatEnd(String head) {
        assertThat(parse(head).persistent()).isFalse();
    }

    /** REV-22. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "HTTP/2 200 OK",
                "HTTP/1.1 20 OK",
                "HTTP/1.1 099 No",
                "HTTP/1.1 2000 OK",
                "ICY 200 OK",
                "HTTP/1.1 200 O\rK",
                "HTTP/1.1 200 OK\r\nno colon",
                "HTTP/1.1 200 OK\r\n: empty",
                "HTTP/1.1 200 OK\r\nX : blank",
                "HTTP/1.1 200 OK\r\nX: a\r\n folded",
                "HTTP/1.1 200 OK\r\nX: a\rSet-Cookie: b",
                "HTTP/1.1 200 OK\r\nX: a\nSet-Cookie: b",
                "HTTP/1.1 200 OK\r\nX: a\u0000b",
                "HTTP/1.1 200 OK\r\nContent-Length: 1\r\nContent-Length: 2",
                "HTTP/1.1 200 OK\r\nContent-Length: 1\r\nTransfer-Encoding: chunked",
            })
    void refusesOddHeads(String head) {
        assertThatExceptionOfType(MalformedMessageException.class).isThrownBy(() -> parse(head));
    }

    @Test
    void refusesTooManyFields() {
        assertThatExceptionOfType(MalformedMessageException.class)
                .isThrownBy(() -> parse("HTTP/1.1 200 OK" + "\r\nX: y".repeat(101)));
    }

    private static Reply parse(String head) {
        byte[] bytes = (head + "\r\n\r\n").getBytes(StandardCharsets.ISO_8859_1);
        InboundBuffer in = new InboundBuffer(new ByteArrayInputStream(bytes));
        try {
            return ResponseParser.parse(in, in.awaitHead(LIMITS), "GET", LIMITS);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
