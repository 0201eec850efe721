package io.connectors.proxy.codec;

import io.connectors.proxy.message.Framing;
import io.connectors.proxy.message.FramingRules;
import io.connectors.proxy.message.Headers;
import io.connectors.proxy.message.MalformedMessageException;
import io.connectors.proxy.message.ResponseHead;

/** Reads the head of a response strictly: it is what the client gets. */
public final class ResponseParser {
    private static final int STATUS_START = "HTTP/1.1 ".length();
    private static final int STATUS_END = STATUS_START + 3;

    private ResponseParser() {}

    /** Consumes a head of this length, its empty line included. */
    public static Reply parse(InboundBuffer in, int length, String requestMethod, HeadLimits limits) {
        return in.consume(length, (bytes, from, to) -> parse(bytes, from, to, requestMethod, limits));
    }

    private static Reply parse(byte[] bytes, int from, int to, String requestMethod, HeadLimits limits) {
        int end = FieldParser.endOfLine(bytes, from);
        String line = FieldParser.text(bytes, from, end);
        int status = status(line);
        Headers headers = FieldParser.fields(bytes, end + 2, to, limits);
        boolean persistent = line.startsWith("HTTP/1.1")
                && (!headers.contains("connection")
                        || !headers.tokens("connection").contains("close"));
        Framing framing = FramingRules.ofResponse(requestMethod, status, headers);
        return new Reply(new ResponseHead(status, reason(line), headers, framing), persistent);
    }

    private static int status(String line) {
        boolean wellFormed = line.length() >= STATUS_END
                && (line.startsWith("HTTP/1.1 ") || line.startsWith("HTTP/1.0 "))
                && isDigit(line.charAt(STATUS_START))
                && isDigit(line.charAt(STATUS_START + 1))
                && isDigit(line.charAt(STATUS_START + 2))
                && (line.length() == STATUS_END || line.charAt(STATUS_END) == ' ')
                && line.charAt(STATUS_START) != '0';
        if (!wellFormed) {
            throw new MalformedMessageException("The status line is not one of HTTP/1.1");
        }
        return Integer.parseInt(line, STATUS_START, STATUS_END, 10);
    }

    private static String reason(String line) {
        String reason = line.length() > STATUS_END ? line.substring(STATUS_END + 1) : "";
        for (int i = 0; i < reason.length(); i++) {
            char c = reason.charAt(i);
            if ((c < ' ' && c != '\t') || c == 0x7f) {
                throw new MalformedMessageException("The status line holds a control character");
            }
        }
        return reason;
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }
}
