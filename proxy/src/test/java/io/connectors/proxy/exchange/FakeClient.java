package io.connectors.proxy.exchange;

import io.connectors.proxy.message.Headers;
import io.connectors.proxy.message.ResponseHead;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CountDownLatch;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A client in memory. It can leave: then every further write fails. */
public final class FakeClient implements ClientSide {
    private final InputStream body;
    private final ByteArrayOutputStream answer = new ByteArrayOutputStream();
    private final CountDownLatch ended = new CountDownLatch(1);
    private final boolean mayBlock;
    private volatile boolean left;
    private volatile boolean detached;
    private volatile boolean aborted;
    private volatile Runnable flushListener = () -> {};
    private volatile @Nullable ResponseHead head;

    public FakeClient(String body) {
        this(new ByteArrayInputStream(body.getBytes(StandardCharsets.ISO_8859_1)), true);
    }

    public FakeClient(InputStream body, boolean mayBlock) {
        this.body = body;
        this.mayBlock = mayBlock;
    }

    public FakeClient leaves() {
        left = true;
        return this;
    }

    public int status() {
        ResponseHead answered = head;
        return answered == null ? 0 : answered.status();
    }

    public Headers headers() {
        ResponseHead answered = head;
        return answered == null ? Headers.NONE : answered.headers();
    }

    public String text() {
        return answer.toString(StandardCharsets.ISO_8859_1);
    }

    public boolean wasAborted() {
        return aborted;
    }

    public boolean wasDetached() {
        return detached;
    }

    public void onFlush(Runnable listener) {
        flushListener = listener;
    }

    public void awaitEnd() throws InterruptedException {
        ended.await();
    }

    @Override
    public InputStream body() {
        return body;
    }

    @Override
    public Headers trailers() {
        return Headers.NONE;
    }

    @Override
    public void answer(ResponseHead head, Supplier<Headers> trailers) {
        this.head = head;
    }

    @Override
    public void write(byte[] bytes, int length) throws IOException {
        if (left) {
            throw new IOException("The client left");
        }
        answer.write(bytes, 0, length);
    }

    @Override
    public void flush() {
        flushListener.run();
    }

    @Override
    public void complete() {
        ended.countDown();
    }

    @Override
    public void abort() {
        aborted = true;
        ended.countDown();
    }

    @Override
    public boolean mayBlock() {
        return mayBlock || detached;
    }

    @Override
    public void later(Runnable rest) {
        detached = true;
        Thread.ofVirtual().start(rest);
    }
}
