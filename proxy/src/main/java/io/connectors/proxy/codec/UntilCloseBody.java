package io.connectors.proxy.codec;

import io.connectors.proxy.message.Headers;
import java.io.IOException;
import java.nio.ByteBuffer;

final class UntilCloseBody implements MessageBody {
    private final InboundBuffer buffer;
    private boolean ended;

    UntilCloseBody(InboundBuffer buffer) {
        this.buffer = buffer;
    }

    @Override
    public int read(ByteBuffer target) throws IOException {
        int count = buffer.read(target, Long.MAX_VALUE);
        ended = count < 0;
        return count;
    }

    @Override
    public boolean wouldWait() throws IOException {
        return buffer.available() == 0;
    }

    @Override
    public boolean isEnded() {
        return ended;
    }

    @Override
    public Headers trailers() {
        return Headers.NONE;
    }
}
