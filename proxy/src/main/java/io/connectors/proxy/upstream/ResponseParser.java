package io.connectors.proxy.upstream;

import io.connectors.proxy.message.Field;
import io.connectors.proxy.message.Framing;
import io.connectors.proxy.message.FramingRules;
import io.connectors.proxy.message.Headers;
import io.connectors.proxy.message.MalformedMessageException;
import io.connectors.proxy.message.ResponseHead;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads the head of a response strictly: what is let through here is written to the client, so a bare CR, a folded
 * line or a NUL ends the exchange.
 */
final class ResponseParser {
    private static final int MAX_FIELDS = 500;

    private ResponseParser() {}

    /**
     * Parses a head.
     *
     * @param bytes the head with its empty line
     */
    static Reply parse(byte[] bytes, String requestMethod) {
        String head = new String(bytes, 0, bytes.length - 4, StandardCharsets.ISO_8859_1);
        String[] lines = head.split("\r\n", -1);
        int status = status(lines[0]);
        Headers headers = fields(List.of(lines).subList(1, lines.length));
        boolean persistent =
                head.startsWith("HTTP/1.1") && !headers.tokens("connection").contains("close");
        Framing framing = FramingRules.ofResponse(requestMethod, status, headers);
        return new Reply(new ResponseHead(status, headers, framing), persistent);
    }

    static Headers fields(List<String> lines) {
        if (lines.size() > MAX_FIELDS) {
            throw new MalformedMessageException("There are more than " + MAX_FIELDS + " header fields");
        }
        List<Field> fields = new ArrayList<>(lines.size());
        for (String line : lines) {
            fields.add(field(line));
        }
        return new Headers(fields);
    }

    private static int status(String line) {
        boolean wellFormed = line.length() >= 12
                && (line.startsWith("HTTP/1.1 ") || line.startsWith("HTTP/1.0 "))
                && line.chars().skip(9).limit(3).allMatch(c -> c >= '0' && c <= '9')
                && (line.length() == 12 || line.charAt(12) == ' ')
                && line.charAt(9) != '0';
        if (!wellFormed) {
            throw new MalformedMessageException("The status line is not one of HTTP/1.1");
        }
        return Integer.parseInt(line, 9, 12, 10);
    }

    private static Field field(String line) {
        int colon = line.indexOf(':');
        if (colon <= 0 || !line.chars().limit(colon).allMatch(ResponseParser::isToken)) {
            throw new MalformedMessageException("A header field has no valid name");
        }
        String value = line.substring(colon + 1);
        if (!value.chars().allMatch(c -> c == '\t' || (c >= ' ' && c != 0x7f))) {
            throw new MalformedMessageException(
                    "Header field \"" + line.substring(0, colon) + "\" holds a control character");
        }
        return new Field(line.substring(0, colon), value.strip());
    }

    private static boolean isToken(int c) {
        return (c >= '0' && c <= '9')
                || (c >= 'a' && c <= 'z')
                || (c >= 'A' && c <= 'Z')
                || "!#$%&'*+-.^_`|~".indexOf(c) >= 0;
    }
}
