package io.connectors.bench.load;

import java.io.EOFException;
import java.io.IOException;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** One connection of a client that knows what comes: answers with Content-Length and nothing else. */
final class ClientSocket implements AutoCloseable {
    private static final String LENGTH = "\r\ncontent-length:";
    private static final String END = "\r\n\r\n";

    private final SocketChannel channel;
    private final ByteBuffer buffer;

    private ClientSocket(SocketChannel channel, int bufferBytes) {
        this.channel = channel;
        this.buffer = ByteBuffer.allocateDirect(bufferBytes).flip();
    }

    static ClientSocket open(Route route, int bufferBytes) throws IOException {
        SocketChannel channel = SocketChannel.open(route.address());
        channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
        return new ClientSocket(channel, bufferBytes);
    }

    /** The head of an answer. */
    record Answer(int status, long length) {
        boolean isGood() {
            return status >= 200 && status < 300;
        }
    }

    static ByteBuffer head(String method, String path, Route route, String... more) {
        String fields = String.join("\r\n", route.fields());
        String others = more.length == 0 ? "" : String.join("\r\n", more) + "\r\n";
        return bytes(method + " " + path + " HTTP/1.1\r\n" + fields + "\r\n" + others + "\r\n");
    }

    static ByteBuffer bytes(String text) {
        return ByteBuffer.wrap(text.getBytes(StandardCharsets.ISO_8859_1));
    }

    /** Sends all of it, and leaves the buffer as it was. */
    void send(ByteBuffer message) throws IOException {
        ByteBuffer rest = message.duplicate();
        while (rest.hasRemaining()) {
            channel.write(rest);
        }
    }

    /** Waits for the head of an answer; those before the final one are skipped. */
    Answer awaitHead() throws IOException {
        var text = new StringBuilder();
        while (true) {
            while (buffer.hasRemaining()) {
                text.append((char) (buffer.get() & 0xff));
                if (text.length() >= END.length() && text.indexOf(END, text.length() - END.length()) >= 0) {
                    Answer answer = parse(text.toString());
                    if (answer.status() >= 200) {
                        return answer;
                    }
                    text.setLength(0);
                }
            }
            fill();
        }
    }

    /** Reads so many bytes of a body, at most those of one read; never waits when there are some. */
    int readSome(long most) throws IOException {
        if (!buffer.hasRemaining()) {
            fill();
        }
        int count = (int) Math.min(most, buffer.remaining());
        buffer.position(buffer.position() + count);
        return count;
    }

    void skipBody(Answer answer) throws IOException {
        for (long left = answer.length(); left > 0; ) {
            left -= readSome(left);
        }
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException alreadyClosed) {
            // As it should be.
        }
    }

    static Answer parse(String head) {
        int status = Integer.parseInt(head, 9, 12, 10);
        String lower = head.toLowerCase(Locale.ROOT);
        int field = lower.indexOf(LENGTH);
        if (field < 0) {
            return new Answer(status, 0);
        }
        int start = field + LENGTH.length();
        return new Answer(
                status,
                Long.parseLong(
                        lower.substring(start, lower.indexOf('\r', start)).strip()));
    }

    private void fill() throws IOException {
        buffer.clear();
        int count = channel.read(buffer);
        buffer.flip();
        if (count < 0) {
            throw new EOFException("The connection ended inside an answer");
        }
    }
}
