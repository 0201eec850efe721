package io.connectors.proxy.codec;

import io.connectors.proxy.message.Headers;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;

final class SizedBody implements MessageBody {
    private final InboundBuffer buffer;
    private long remaining;

    SizedBody(InboundBuffer buffer, long length) {
        this.buffer = buffer;
        this.remaining = length;
    }

    @Override
    public int read(ByteBuffer target) throws IOException {
        if (remaining == 0) {
            return -1;
        }
        int count = buffer.read(target, remaining);
        if (count < 0) {
            throw new EOFException("The body ended " + remaining + " bytes early");
        }
        remaining -= count;
        return count;
    }

    @Override
    public boolean wouldWait() throws IOException {
        return remaining > 0 && buffer.available() == 0;
    }

    @Override
    public boolean isEnded() {
        return remaining == 0;
    }

    @Override
    public Headers trailers() {
        return Headers.NONE;
    }
}
