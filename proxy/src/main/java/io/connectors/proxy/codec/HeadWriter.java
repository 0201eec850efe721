package io.connectors.proxy.codec;

import io.connectors.proxy.message.Field;
import io.connectors.proxy.message.Framing;
import io.connectors.proxy.message.Headers;
import io.connectors.proxy.message.RequestHead;
import io.connectors.proxy.message.ResponseHead;
import java.nio.charset.StandardCharsets;

/** Writes heads. The framing field is made from the framing; the headers must not hold one. */
public final class HeadWriter {
    /** A head without fields: method, version, status, framing and the names that go with them. */
    private static final int LINE_LENGTH = 128;

    private static final int BETWEEN_FIELDS = ": \r\n".length();

    private HeadWriter() {}

    /** Writes the head of a request in origin-form; the bytes of the target go out as they came in. */
    public static byte[] request(RequestHead head) {
        StringBuilder text =
                builder(head.target().path().length() + head.target().query().length(), head.headers());
        text.append(head.method())
                .append(' ')
                .append(head.target().path())
                .append(head.target().query())
                .append(" HTTP/1.1\r\nHost: ");
        text.append(head.origin().authority()).append("\r\n");
        return finish(text, head.headers(), head.framing());
    }

    public static byte[] response(ResponseHead head) {
        StringBuilder text = builder(head.reason().length(), head.headers());
        text.append("HTTP/1.1 ").append(head.status()).append(' ').append(head.reason());
        text.append("\r\n");
        return finish(text, head.headers(), head.framing());
    }

    /** Returns the lines of the fields and the empty line after them. */
    static String fields(Headers headers) {
        StringBuilder text = builder(0, headers);
        append(text, headers);
        return text.append("\r\n").toString();
    }

    /** Of a size that need not grow: there is a head or two for each message. */
    private static StringBuilder builder(int lineLength, Headers headers) {
        int length = LINE_LENGTH + lineLength;
        for (Field field : headers.fields()) {
            length += field.name().length() + field.value().length() + BETWEEN_FIELDS;
        }
        return new StringBuilder(length);
    }

    private static byte[] finish(StringBuilder text, Headers headers, Framing framing) {
        append(text, headers);
        switch (framing) {
            case Framing.Sized(long length) ->
                text.append("Content-Length: ").append(length).append("\r\n");
            case Framing.Chunked() -> text.append("Transfer-Encoding: chunked\r\n");
            case Framing.None(), Framing.UntilClose() -> {}
        }
        return text.append("\r\n").toString().getBytes(StandardCharsets.ISO_8859_1);
    }

    private static void append(StringBuilder text, Headers headers) {
        for (Field field : headers.fields()) {
            text.append(field.name()).append(": ").append(field.value()).append("\r\n");
        }
    }
}
