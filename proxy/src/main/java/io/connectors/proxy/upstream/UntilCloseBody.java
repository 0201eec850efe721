package io.connectors.proxy.upstream;

import io.connectors.proxy.message.Headers;
import java.io.IOException;

final class UntilCloseBody implements ResponseBody {
    private final InboundBuffer buffer;

    UntilCloseBody(InboundBuffer buffer) {
        this.buffer = buffer;
    }

    @Override
    public int read(byte[] target) throws IOException {
        return buffer.read(target, 0, target.length);
    }

    @Override
    public boolean wouldWait() throws IOException {
        return buffer.available() == 0;
    }

    @Override
    public Headers trailers() {
        return Headers.NONE;
    }
}
