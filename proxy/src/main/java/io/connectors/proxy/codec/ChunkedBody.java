package io.connectors.proxy.codec;

import io.connectors.proxy.message.Field;
import io.connectors.proxy.message.Headers;
import io.connectors.proxy.message.MalformedMessageException;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/**
 * Decodes a chunked body.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc9112#section-7.1">RFC 9112, 7.1</a>
 */
final class ChunkedBody implements MessageBody {
    private static final int MAX_LINE_BYTES = 1024;
    private static final int MAX_SIZE_DIGITS = 15;

    private final InboundBuffer buffer;
    private final HeadLimits trailerLimits;
    private long remainingInChunk;
    private boolean firstChunk = true;
    private boolean ended;
    private Headers trailers = Headers.NONE;

    ChunkedBody(InboundBuffer buffer, HeadLimits trailerLimits) {
        this.buffer = buffer;
        this.trailerLimits = trailerLimits;
    }

    @Override
    public int read(ByteBuffer target) throws IOException {
        if (!ended && remainingInChunk == 0) {
            nextChunk();
        }
        if (ended) {
            return -1;
        }
        int count = buffer.read(target, remainingInChunk);
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
    public boolean isEnded() {
        return ended;
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
        List<Field> fields = new ArrayList<>();
        int bytes = 0;
        for (String line = trailerLine(bytes); !line.isEmpty(); line = trailerLine(bytes)) {
            bytes += line.length() + 2;
            if (fields.size() == trailerLimits.fields()) {
                throw new HeadTooLargeException("There are more than " + trailerLimits.fields() + " trailer fields");
            }
            fields.add(FieldParser.field(line.getBytes(StandardCharsets.ISO_8859_1), 0, line.length()));
        }
        return new Headers(fields);
    }

    private String trailerLine(int bytesBefore) throws IOException {
        return buffer.line(trailerLimits.bytes() - bytesBefore);
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
