package io.connectors.proxy.codec;

import io.connectors.proxy.message.Framing;
import io.connectors.proxy.message.FramingRules;
import io.connectors.proxy.message.Headers;
import io.connectors.proxy.message.MalformedMessageException;

/**
 * Reads the head of a request strictly. Two parsers that read one message differently are how requests are smuggled, so whatever
 * could be read in two ways is refused.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc9112#section-3">RFC 9112, 3</a>
 */
public final class RequestParser {
    private static final String VERSION = "HTTP/1.";

    private RequestParser() {}

    /** Consumes a head of this length, its empty line included. */
    public static ReceivedRequest parse(InboundBuffer in, int length, HeadLimits limits) {
        return in.consume(length, (bytes, from, to) -> parse(bytes, from, to, in.latestFields(), limits));
    }

    private static ReceivedRequest parse(byte[] bytes, int from, int to, LatestFields latest, HeadLimits limits) {
        int end = FieldParser.endOfLine(bytes, from);
        RequestLine line = line(bytes, from, end);
        Headers headers = latest.read(bytes, end + 2, to, limits);
        Framing framing = FramingRules.ofRequest(headers);
        if (line.minorVersion() == 0 && framing instanceof Framing.Chunked) {
            throw new MalformedMessageException("HTTP/1.0 has no Transfer-Encoding");
        }
        return new ReceivedRequest(line, headers, framing);
    }

    private static RequestLine line(byte[] head, int start, int end) {
        int methodEnd = start;
        while (methodEnd < end && FieldParser.isToken(head[methodEnd])) {
            methodEnd++;
        }
        int targetStart = methodEnd + 1;
        int targetEnd = targetStart;
        while (targetEnd < end && isTargetByte(head[targetEnd])) {
            targetEnd++;
        }
        boolean wellFormed = methodEnd > start
                && targetEnd > targetStart
                && targetEnd < end
                && head[methodEnd] == ' '
                && head[targetEnd] == ' ';
        if (!wellFormed) {
            throw new MalformedMessageException("The request line is not \"METHOD target HTTP/1.1\"");
        }
        return new RequestLine(
                FieldParser.text(head, start, methodEnd),
                FieldParser.text(head, targetStart, targetEnd),
                minorVersion(FieldParser.text(head, targetEnd + 1, end)));
    }

    private static int minorVersion(String version) {
        return switch (version) {
            case VERSION + "1" -> 1;
            case VERSION + "0" -> 0;
            default -> throw new MalformedMessageException("The version is neither HTTP/1.1 nor HTTP/1.0");
        };
    }

    /** Bytes beyond ASCII are not allowed by the grammar, but clients send UTF-8, and every server takes it. */
    private static boolean isTargetByte(byte b) {
        return b < 0 || (b > ' ' && b != 0x7f);
    }
}
