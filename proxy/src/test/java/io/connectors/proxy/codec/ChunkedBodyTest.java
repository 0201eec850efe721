package io.connectors.proxy.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.connectors.proxy.message.Framing;
import io.connectors.proxy.message.Headers;
import io.connectors.proxy.message.MalformedMessageException;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ChunkedBodyTest {
    @Test
    void joinsChunksAndReadsTrailers() throws IOException {
        ChunkedBody body = body("5;ext=1\r\nhello\r\nA\r\n0123456789\r\n0\r\nX-Sum: 7\r\n\r\n");

        assertThat(text(body)).isEqualTo("hello0123456789");
        assertThat(body.trailers().first("x-sum")).contains("7");
        assertThat(body.read(ByteBuffer.allocate(4))).isEqualTo(-1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "5\r\nhel", "5\r\nhello\r\n", "5\r\nhello\r\n0\r\n", "5\r\nhello\r\n0\r\nX: 1\r\n"})
    void neverTakesABrokenBodyForAWhole(String wire) {
        assertThatExceptionOfType(EOFException.class).isThrownBy(() -> text(body(wire)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "x\r\n",
                "-1\r\n",
                "\r\n",
                "+5\r\nhello\r\n",
                "0x5\r\nhello\r\n",
                "5\r\nhello!\r\n0\r\n\r\n",
                "1111111111111111\r\n",
                "5\nhello\r\n",
                "5 5\r\nhello\r\n",
                "0\r\nbad trailer\r\n\r\n"
            })
    void refusesOddChunks(String wire) {
        assertThatThrownBy(() -> text(body(wire))).isInstanceOf(MalformedMessageException.class);
    }

    /** What is left for trailers may be less than nothing after one that just fitted. */
    @Test
    void boundsAllTrailersTogether() {
        String fits = "X: " + "y".repeat(1000 - "X: \r".length()) + "\r\n";

        assertThatThrownBy(() -> text(body("0\r\n" + fits + "X: " + "y".repeat(100_000) + "\r\n\r\n")))
                .isInstanceOf(MalformedMessageException.class);
    }

    @Test
    void writesWhatItReads() throws IOException {
        ByteArrayOutputStream wire = new ByteArrayOutputStream();
        BodyWriter request = new BodyWriter(new OutboundBuffer(wire), Framing.CHUNKED);
        request.write(Piece.of("hello".getBytes(StandardCharsets.US_ASCII)));
        request.finish(Headers.NONE.with("X-Sum", "7"));

        ChunkedBody body = body(wire.toString(StandardCharsets.US_ASCII));

        assertThat(text(body)).isEqualTo("hello");
        assertThat(body.trailers().first("X-Sum")).contains("7");
    }

    @Test
    void refusesToFinishARequestBeforeItsLength() throws IOException {
        BodyWriter request = new BodyWriter(new OutboundBuffer(new ByteArrayOutputStream()), new Framing.Sized(6));
        request.write(Piece.of("hello".getBytes(StandardCharsets.US_ASCII)));

        assertThatExceptionOfType(IOException.class).isThrownBy(() -> request.finish(Headers.NONE));
    }

    private static ChunkedBody body(String wire) {
        return new ChunkedBody(
                new InboundBuffer(new ByteArrayInputStream(wire.getBytes(StandardCharsets.ISO_8859_1))),
                new HeadLimits(1000, 10));
    }

    private static String text(MessageBody body) throws IOException {
        StringBuilder text = new StringBuilder();
        ByteBuffer piece = ByteBuffer.allocate(3);
        for (int count = body.read(piece); count >= 0; count = body.read(piece.clear())) {
            text.append(new String(piece.array(), 0, count, StandardCharsets.ISO_8859_1));
        }
        return text.toString();
    }
}
