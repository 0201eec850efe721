package io.connectors.proxy.upstream;

import io.connectors.proxy.message.Headers;
import io.connectors.proxy.message.MalformedMessageException;
import java.io.EOFException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/**
 * Decodes a chunked body.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc9112#section-7.1">RFC 9112, 7.1</a>
 */
final class ChunkedBody implements ResponseBody {
    private static final int MAX_LINE_BYTES = 8 * 1024;
    private static final int MAX_SIZE_DIGITS = 15;
    private static final int MAX_TRAILER_LINES = 100;

    private final InboundBuffer buffer;
    private long remainingInChunk;
    private boolean firstChunk = true;
    private boolean ended;
    private Headers trailers = Headers.NONE;

    ChunkedBody(InboundBuffer buffer) {
        this.buffer = buffer;
    }

    @Override
    public int read(byte[] target) throws IOException {
        if (!ended && remainingInChunk == 0) {
            nextChunk();
        }
        if (ended) {
            return -1;
        }
        int count = buffer.read(target, 0, (int) Math.min(target.length, remainingInChunk));
        if (count < 0) {
            throw new EOFException("The body ended inside a chunk");
        }
        remainingInChunk -= count;
        return count;
    }

    @Override
    public boolean wouldWait() throws IOException {
        if (ended || (remainingInChunk > 0 && buffer.available() > 0)) {
            return false;
        }
        // The end of a chunk that is at hand says nothing about the next one: its size line must be there too.
        return remainingInChunk > 0 || (!buffer.hasLines(2) && buffer.isSourceIdle());
    }

    @Override
    public Headers trailers() {
        return trailers;
    }

    private void nextChunk() throws IOException {
        if (!firstChunk && !buffer.line(MAX_LINE_BYTES).isEmpty()) {
            throw new MalformedMessageException("A chunk is longer than its size says");
        }
        firstChunk = false;
        remainingInChunk = size(buffer.line(MAX_LINE_BYTES));
        if (remainingInChunk == 0) {
            trailers = readTrailers();
            ended = true;
        }
    }

    private Headers readTrailers() throws IOException {
        List<String> lines = new ArrayList<>();
        for (String line = buffer.line(MAX_LINE_BYTES); !line.isEmpty(); line = buffer.line(MAX_LINE_BYTES)) {
            if (lines.size() == MAX_TRAILER_LINES) {
                throw new MalformedMessageException("There are more than " + MAX_TRAILER_LINES + " trailer fields");
            }
            lines.add(line);
        }
        return ResponseParser.fields(lines);
    }

    private static long size(String line) {
        int extension = line.indexOf(';');
        String digits = (extension < 0 ? line : line.substring(0, extension)).stripTrailing();
        if (digits.isEmpty()
                || digits.length() > MAX_SIZE_DIGITS
                || !digits.chars().allMatch(HexFormat::isHexDigit)) {
            throw new MalformedMessageException("A chunk size is not a hexadecimal number");
        }
        return HexFormat.fromHexDigitsToLong(digits);
    }
}
