package io.connectors.proxy.codec;

import io.connectors.proxy.message.Headers;
import java.util.Arrays;

/**
 * The fields of the latest request on a connection. Most clients send the same ones again and again; the same bytes are not read twice.
 * What would take up much is not remembered. Nothing is of tools: their connections rest by the hundred, and nobody bounds what a tool
 * makes of its heads.
 */
final class LatestFields {
    private static final byte[] NOTHING = {};
    private static final int MOST_BYTES = 2 * 1024;
    private static final int MOST_FIELDS = 32;

    private byte[] bytes = NOTHING;
    private Headers headers = Headers.NONE;

    /**
     * Reads the lines of the fields and the empty line after them.
     *
     * @param limits the same for all heads of a connection
     */
    Headers read(byte[] head, int from, int to, HeadLimits limits) {
        if (Arrays.equals(bytes, 0, bytes.length, head, from, to)) {
            return headers;
        }
        Headers read = FieldParser.fields(head, from, to, limits);
        if (to - from <= MOST_BYTES && read.fields().size() <= MOST_FIELDS) {
            bytes = Arrays.copyOfRange(head, from, to);
            headers = read;
        }
        return read;
    }

    /** Tells whether the same lines, with the empty line after them, lie at an index; false also when they have not come whole. */
    boolean areAt(byte[] head, int from, int to) {
        return bytes.length > 0
                && bytes.length <= to - from
                && Arrays.equals(bytes, 0, bytes.length, head, from, from + bytes.length);
    }

    int length() {
        return bytes.length;
    }

    void forget() {
        bytes = NOTHING;
        headers = Headers.NONE;
    }
}
