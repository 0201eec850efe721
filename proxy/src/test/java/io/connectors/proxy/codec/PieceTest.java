package io.connectors.proxy.codec;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.connectors.proxy.message.Framing;
import io.connectors.proxy.message.Headers;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PieceTest {
    private static final HeadLimits LIMITS = new HeadLimits(1000, 10);
    private static final int MOST_LENT = 256;

    private final byte[] content = bytes(300_000);
    private final ByteArrayOutputStream wire = new ByteArrayOutputStream();

    /** With a channel on either side, both, or none; the beginning of the body came with the head. */
    @ParameterizedTest
    @CsvSource({
        "true, true, true", "true, true, false", "true, false, true", "true, false, false",
        "false, true, true", "false, true, false", "false, false, true", "false, false, false",
    })
    void carriesABodyUnchanged(boolean chunked, boolean channelIn, boolean channelOut) throws IOException {
        String head = "HTTP/1.1 200 OK\r\n\r\n";
        InputStream source = new ByteArrayInputStream(concat(head.getBytes(ISO_8859_1), content));
        InboundBuffer in = channelIn
                ? new InboundBuffer(source, Channels.newChannel(source), new HeadMemory(1000))
                : new InboundBuffer(source);
        assertThat(in.take(in.awaitHead(LIMITS))).hasSize(head.length());
        OutboundBuffer out =
                channelOut ? new OutboundBuffer(wire, Channels.newChannel(wire)) : new OutboundBuffer(wire);
        Framing framing = chunked ? Framing.CHUNKED : new Framing.Sized(content.length);

        MessageBody body = MessageBody.of(new Framing.Sized(content.length), in, LIMITS);
        BodyWriter writer = new BodyWriter(out, framing);
        int pieces = 0;
        try (Piece piece = Piece.bulk(true)) {
            while (piece.readFrom(body)) {
                writer.write(piece);
                pieces++;
            }
        }
        writer.finish(Headers.NONE);

        assertThat(pieces).isBetween(3, 10);
        assertThat(chunked ? decoded(wire.toByteArray()) : wire.toByteArray()).isEqualTo(content);
    }

    /** Two owners of one piece would be two clients who see each other's bytes. */
    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void isGivenBackOnceAndNotUsedAfterwards(boolean large) throws IOException {
        Piece piece = lent(large);
        piece.close();
        piece.close();

        try (Piece one = lent(large);
                Piece other = lent(large)) {
            assertThat(one.readFrom(body("one"))).isTrue();
            assertThat(other.readFrom(body("other"))).isTrue();

            assertThat(written(one)).isEqualTo("one");
            assertThat(written(other)).isEqualTo("other");
        }
        assertThatThrownBy(() -> piece.readFrom(body("late"))).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> written(piece)).isInstanceOf(IllegalStateException.class);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void isThereAlsoWhenEverythingIsLent(boolean large) throws IOException {
        List<Piece> pieces = new ArrayList<>();
        for (int i = 0; i <= MOST_LENT; i++) {
            pieces.add(lent(large));
        }

        assertThat(pieces).allSatisfy(piece -> {
            assertThat(piece.readFrom(body("hello"))).isTrue();
            assertThat(written(piece)).isEqualTo("hello");
        });
        pieces.forEach(Piece::close);
    }

    private static Piece lent(boolean large) {
        return large ? Piece.bulk(true) : Piece.small();
    }

    private static String written(Piece piece) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        OutboundBuffer buffer = new OutboundBuffer(out);
        piece.writeTo(buffer);
        buffer.flush();
        return out.toString(ISO_8859_1);
    }

    private static MessageBody body(String text) {
        return WholeBody.of(text.getBytes(ISO_8859_1));
    }

    private static byte[] decoded(byte[] chunks) {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        int at = 0;
        while (at < chunks.length) {
            int end = at;
            while (chunks[end] != '\r') {
                end++;
            }
            int size = HexFormat.fromHexDigits(new String(chunks, at, end - at, ISO_8859_1));
            body.write(chunks, end + 2, size);
            at = end + 2 + size + 2;
        }
        return body.toByteArray();
    }

    private static byte[] concat(byte[] first, byte[] second) {
        ByteArrayOutputStream both = new ByteArrayOutputStream();
        both.writeBytes(first);
        both.writeBytes(second);
        return both.toByteArray();
    }

    private static byte[] bytes(int count) {
        byte[] bytes = new byte[count];
        new Random(5).nextBytes(bytes);
        return bytes;
    }
}
