package io.connectors.proxy.codec;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.connectors.proxy.message.Headers;
import io.connectors.proxy.message.MalformedMessageException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LatestFieldsTest {
    private static final HeadLimits LIMITS = new HeadLimits(10_000, 100);
    private static final String FIELDS = "Host: a\r\nAuthorization: Bearer one\r\n\r\n";

    @Test
    void readsTheSameFieldsOnce() throws IOException {
        List<ReceivedRequest> requests = received("GET /1 HTTP/1.1\r\n" + FIELDS, "GET /22 HTTP/1.1\r\n" + FIELDS);

        assertThat(requests).extracting(request -> request.line().target()).containsExactly("/1", "/22");
        assertThat(requests.get(1).headers()).isSameAs(requests.get(0).headers());
    }

    /** Also where only the last byte differs, something comes before, after, or is missing. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "Host: a\r\nAuthorization: Bearer onf\r\n\r\n",
                "Host: a\r\n\r\n",
                "Host: a\r\nAuthorization: Bearer one\r\nX: y\r\n\r\n",
                "X: y\r\nHost: a\r\nAuthorization: Bearer one\r\n\r\n",
                "\r\n",
            })
    void readsOtherFieldsAnew(String other) throws IOException {
        List<ReceivedRequest> requests =
                received("GET /1 HTTP/1.1\r\n" + FIELDS, "GET /2 HTTP/1.1\r\n" + other, "GET /3 HTTP/1.1\r\n" + other);

        assertThat(requests).extracting(request -> request.line().target()).containsExactly("/1", "/2", "/3");
        assertThat(lines(requests.get(0).headers())).isEqualTo(FIELDS);
        assertThat(lines(requests.get(1).headers())).isEqualTo(other);
        assertThat(lines(requests.get(2).headers())).isEqualTo(other);
    }

    /** What follows a head with the same fields belongs to its body or to the next request. */
    @Test
    void findsTheEndOfAHeadWithTheSameFields() throws IOException {
        String fields = "Host: a\r\nContent-Length: 2\r\n\r\n";
        InboundBuffer in = buffer("POST / HTTP/1.1\r\n" + fields + "xyPOST / HTTP/1.1\r\n" + fields + "\r\nGET");

        RequestParser.parse(in, in.awaitHead(LIMITS), LIMITS);
        assertThat(in.take(2)).asString(ISO_8859_1).isEqualTo("xy");
        RequestParser.parse(in, in.awaitHead(LIMITS), LIMITS);

        assertThat(in.take(in.buffered())).asString(ISO_8859_1).isEqualTo("\r\nGET");
    }

    @Test
    void waitsForTheRestOfFieldsThatBeginTheSame() throws IOException {
        for (int missing = 1; missing <= FIELDS.length(); missing++) {
            String begun = FIELDS.substring(0, FIELDS.length() - missing);
            InboundBuffer in = buffer("GET /1 HTTP/1.1\r\n" + FIELDS + "GET /2 HTTP/1.1\r\n" + begun);
            RequestParser.parse(in, in.awaitHead(LIMITS), LIMITS);

            assertThat(in.hasHead()).as("without the last %d", missing).isFalse();
        }
    }

    @Test
    void remembersNoFieldsThatAreRefused() throws IOException {
        String broken = "Host : a\r\n\r\n";
        InboundBuffer in = buffer("GET /1 HTTP/1.1\r\n" + broken + "GET /2 HTTP/1.1\r\n" + broken);

        for (int i = 0; i < 2; i++) {
            int length = in.awaitHead(LIMITS);
            assertThatThrownBy(() -> RequestParser.parse(in, length, LIMITS))
                    .isInstanceOf(MalformedMessageException.class);
        }
    }

    /** A field of four bytes takes up some two hundred when it is read, and there are many connections. */
    @ParameterizedTest
    @ValueSource(ints = {32, 33})
    void remembersFewFieldsOnly(int count) throws IOException {
        InboundBuffer in = buffer("GET / HTTP/1.1\r\n" + "a:\r\n".repeat(count) + "\r\n");

        RequestParser.parse(in, in.awaitHead(LIMITS), LIMITS);

        assertThat(in.latestFields().length() > 0).isEqualTo(count == 32);
    }

    @ParameterizedTest
    @ValueSource(ints = {2048, 2049})
    void remembersShortFieldsOnly(int bytes) throws IOException {
        String fields = "a:" + "x".repeat(bytes - "a:\r\n\r\n".length()) + "\r\n\r\n";
        InboundBuffer in = buffer("GET / HTTP/1.1\r\n" + fields);

        RequestParser.parse(in, in.awaitHead(LIMITS), LIMITS);

        assertThat(in.latestFields().length() > 0).isEqualTo(bytes == 2048);
    }

    @Test
    void remembersNothingOfATool() throws IOException {
        InboundBuffer in = buffer("HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n");

        ResponseParser.parse(in, in.awaitHead(LIMITS), "GET", LIMITS);

        assertThat(in.latestFields().length()).isZero();
    }

    @Test
    void forgetsThemWithTheMemoryOfTheConnection() throws IOException {
        InboundBuffer in = buffer("GET /1 HTTP/1.1\r\n" + FIELDS);
        RequestParser.parse(in, in.awaitHead(LIMITS), LIMITS);

        in.drop();

        assertThat(in.latestFields().length()).isZero();
    }

    private static List<ReceivedRequest> received(String... heads) throws IOException {
        InboundBuffer in = buffer(String.join("", heads));
        List<ReceivedRequest> requests = new ArrayList<>();
        for (int i = 0; i < heads.length; i++) {
            requests.add(RequestParser.parse(in, in.awaitHead(LIMITS), LIMITS));
        }
        assertThat(in.isEmpty()).isTrue();
        return requests;
    }

    private static String lines(Headers headers) {
        return HeadWriter.fields(headers);
    }

    private static InboundBuffer buffer(String text) {
        return new InboundBuffer(new ByteArrayInputStream(text.getBytes(ISO_8859_1)));
    }
}
