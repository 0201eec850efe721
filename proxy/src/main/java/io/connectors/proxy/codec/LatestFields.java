package io.connectors.proxy.codec;

import io.connectors.proxy.message.Headers;
import java.util.Arrays;

/**
 * The fields of the latest head on a connection. Most clients, and many tools, send the same ones again and again; the same bytes are not
 * read twice.
 */
final class LatestFields {
    private static final byte[] NOTHING = {};
    private static final int MOST_BYTES = 4 * 1024;

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
        if (to - from <= MOST_BYTES) {
            bytes = Arrays.copyOfRange(head, from, to);
            headers = read;
        }
        return read;
    }

    void forget() {
        bytes = NOTHING;
        headers = Headers.NONE;
    }
}
