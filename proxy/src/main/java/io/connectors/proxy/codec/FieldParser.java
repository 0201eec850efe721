package io.connectors.proxy.codec;

import io.connectors.proxy.message.Field;
import io.connectors.proxy.message.Headers;
import io.connectors.proxy.message.MalformedMessageException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads header fields strictly: what is let through here is written to the other side, so a bare CR, a folded line, a blank before the
 * colon or a NUL ends the message.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc9112#section-5">RFC 9112, 5</a>
 */
final class FieldParser {
    private static final boolean[] TOKEN = new boolean[256];

    static {
        for (int c = 0; c < 128; c++) {
            TOKEN[c] = Character.isLetterOrDigit(c) || "!#$%&'*+-.^_`|~".indexOf(c) >= 0;
        }
    }

    private FieldParser() {}

    /** Reads the lines from an index on to the empty line at the end of the head. */
    static Headers fields(byte[] head, int start, int endOfHead, HeadLimits limits) {
        List<Field> fields = new ArrayList<>();
        int from = start;
        while (head[from] != '\r') {
            if (fields.size() == limits.fields()) {
                throw new HeadTooLargeException("There are more than " + limits.fields() + " header fields");
            }
            int end = endOfLine(head, from);
            fields.add(field(head, from, end));
            from = end + 2;
        }
        if (from != endOfHead - 2) {
            throw new MalformedMessageException("The head holds a bare carriage return");
        }
        return new Headers(fields);
    }

    static Field field(byte[] bytes, int start, int end) {
        int colon = start;
        while (colon < end && bytes[colon] != ':') {
            if (!isToken(bytes[colon])) {
                throw new MalformedMessageException("A header field has no valid name");
            }
            colon++;
        }
        if (colon == start || colon == end) {
            throw new MalformedMessageException("A header field has no valid name");
        }
        String name = text(bytes, start, colon);
        int from = colon + 1;
        int to = end;
        while (from < to && isBlank(bytes[from])) {
            from++;
        }
        while (to > from && isBlank(bytes[to - 1])) {
            to--;
        }
        for (int i = from; i < to; i++) {
            int c = bytes[i];
            if ((c >= 0 && c < ' ' && c != '\t') || c == 0x7f) {
                throw new MalformedMessageException("Header field \"" + name + "\" holds a control character");
            }
        }
        return new Field(name, text(bytes, from, to));
    }

    /** Returns the index of the CRLF; a line of a complete head always ends with LF. */
    static int endOfLine(byte[] head, int start) {
        int end = start;
        while (head[end] != '\n') {
            end++;
        }
        if (end == start || head[end - 1] != '\r') {
            throw new MalformedMessageException("A line does not end with CRLF");
        }
        return end - 1;
    }

    static boolean isToken(byte b) {
        return b >= 0 && TOKEN[b];
    }

    static String text(byte[] bytes, int from, int to) {
        return new String(bytes, from, to - from, StandardCharsets.ISO_8859_1);
    }

    private static boolean isBlank(byte b) {
        return b == ' ' || b == '\t';
    }
}
