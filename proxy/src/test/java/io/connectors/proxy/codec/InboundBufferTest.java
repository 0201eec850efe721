package io.connectors.proxy.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.connectors.proxy.message.MalformedMessageException;
import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(20)
class InboundBufferTest {
    private static final HeadLimits LIMITS = new HeadLimits(100, 10);
    private static final HeadLimits LONGER = new HeadLimits(8_000, 10);

    @Test
    void findsHeadsOneAfterTheOther() throws IOException {
        InboundBuffer buffer = of("GET / HTTP/1.1\r\nA: b\r\n\r\nrest");

        int length = buffer.awaitHead(LIMITS);

        assertThat(text(buffer.take(length))).isEqualTo("GET / HTTP/1.1\r\nA: b\r\n\r\n");
        assertThat(text(buffer.take(4))).isEqualTo("rest");
        assertThat(buffer.awaitHead(LIMITS)).isZero();
    }

    @Test
    void findsAHeadThatComesByteByByte() throws IOException {
        InboundBuffer buffer = new InboundBuffer(drop("GET / HTTP/1.1\r\n\r\nGET /2 HTTP/1.1\r\n\r\n"));

        assertThat(text(buffer.take(buffer.awaitHead(LIMITS)))).startsWith("GET / ");
        buffer.drop();
        assertThat(text(buffer.take(buffer.awaitHead(LIMITS)))).startsWith("GET /2 ");
    }

    @Test
    void takesHeadsUpToTheLimitAndNoByteMore() throws IOException {
        String fits = "G / H\r\nA: " + "b".repeat(100 - "G / H\r\nA: \r\n\r\n".length()) + "\r\n\r\n";

        assertThat(of(fits).awaitHead(LIMITS)).isEqualTo(100);
        for (String tooLong : new String[] {fits.replace("A", "AA"), "G".repeat(100), "G".repeat(5000)}) {
            assertThatThrownBy(() -> of(tooLong).awaitHead(LIMITS)).isInstanceOf(HeadTooLargeException.class);
            assertThatThrownBy(() -> new InboundBuffer(drop(tooLong)).awaitHead(LIMITS))
                    .isInstanceOf(HeadTooLargeException.class);
        }
    }

    @Test
    void failsWhenTheSourceEndsInsideAHead() {
        assertThatThrownBy(() -> of("GET / HTTP/1.1\r\n").awaitHead(LIMITS)).isInstanceOf(EOFException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"GET / HTTP/1.1\n\n", "GET / HTTP/1.1\r\nA: b\n\r\n", "GET / HTTP/1.1\r\n\n"})
    void refusesLinesThatEndOtherwise(String head) {
        assertThatThrownBy(() -> of(head).awaitHead(LIMITS)).isInstanceOf(MalformedMessageException.class);
    }

    @ParameterizedTest
    @ValueSource(ints = {-2, -1, 0, 1, 5})
    void readsALineUpToItsLimit(int most) throws IOException {
        assertThat(of("12345\r\n").line(6)).isEqualTo("12345");
        assertThatThrownBy(() -> of("123456\r\n").line(most)).isInstanceOf(MalformedMessageException.class);
    }

    @Test
    void readsFromTheBufferFirstAndThenFromTheSource() throws IOException {
        InboundBuffer buffer = of("a" + "b".repeat(10_000));
        byte[] target = new byte[20_000];
        assertThat(buffer.await()).isTrue();

        int first = buffer.read(target, 0, target.length);
        int second = buffer.read(target, first, target.length - first);

        assertThat(first).isEqualTo(1);
        assertThat(second).isEqualTo(10_000);
        assertThat(buffer.read(target, 0, 1)).isEqualTo(-1);
    }

    /** A consumer gives the memory back while another thread waits for what comes next. */
    @Test
    void losesNothingWhenItIsReleasedWhileSomebodyPrefetches() throws Exception {
        try (PipedOutputStream client = new PipedOutputStream();
                PipedInputStream source = new PipedInputStream(client)) {
            InboundBuffer buffer = new InboundBuffer(source);
            client.write("GET / HTTP/1.1\r\n\r\nbody".getBytes(StandardCharsets.US_ASCII));
            buffer.take(buffer.awaitHead(LIMITS));
            buffer.take(buffer.buffered());
            CompletableFuture<Boolean> prefetched = new CompletableFuture<>();
            Thread reader = Thread.ofPlatform().start(() -> prefetch(buffer, prefetched));
            awaitWaiting(reader);

            buffer.drop();
            client.write("GET /2 HTTP/1.1\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
            client.flush();

            assertThat(prefetched.get()).isTrue();
            assertThat(text(buffer.take(buffer.awaitHead(LIMITS)))).startsWith("GET /2 ");
        }
    }

    @Test
    void sharesTheMemoryForLongHeads() throws IOException {
        HeadMemory memory = new HeadMemory(10_000);
        String head = "GET / HTTP/1.1\r\nA: " + "b".repeat(5_000) + "\r\n\r\n";
        InboundBuffer first = of(head, memory);

        assertThat(first.awaitHead(LONGER)).isEqualTo(head.length());
        InboundBuffer second = of(head, memory);
        assertThatThrownBy(() -> second.awaitHead(LONGER)).isInstanceOf(HeadTooLargeException.class);
        assertThat(of("GET / HTTP/1.1\r\n\r\n", memory).awaitHead(LONGER)).isPositive();

        first.take(head.length());
        first.drop();
        second.close();
        assertThat(memory.taken()).isZero();
    }

    /** Whoever closes a connection is not always the one who reads from it. */
    @Test
    void canBeConsumedAfterItWasClosed() throws IOException {
        HeadMemory memory = new HeadMemory(10_000);
        String head = "GET / HTTP/1.1\r\nA: " + "b".repeat(5_000) + "\r\n\r\n";
        InboundBuffer buffer = of(head, memory);
        int length = buffer.awaitHead(LONGER);

        buffer.close();
        buffer.close();

        assertThat(memory.taken()).isZero();
        assertThat(text(buffer.take(length))).isEqualTo(head);
    }

    @Test
    void prefetchesNothingWhenThereIsSomething() throws IOException {
        InboundBuffer buffer = of("ab");
        assertThat(buffer.await()).isTrue();

        assertThat(buffer.prefetch()).isTrue();

        assertThat(buffer.buffered()).isEqualTo(1);
        assertThat(of("").prefetch()).isFalse();
    }

    private static void prefetch(InboundBuffer buffer, CompletableFuture<Boolean> done) {
        try {
            done.complete(buffer.prefetch());
        } catch (IOException e) {
            done.completeExceptionally(e);
        }
    }

    private static void awaitWaiting(Thread thread) {
        while (thread.getState() != Thread.State.WAITING && thread.getState() != Thread.State.TIMED_WAITING) {
            Thread.onSpinWait();
        }
    }

    private static InboundBuffer of(String text, HeadMemory memory) {
        return new InboundBuffer(new ByteArrayInputStream(text.getBytes(StandardCharsets.ISO_8859_1)), null, memory);
    }

    private static InboundBuffer of(String text) {
        return new InboundBuffer(new ByteArrayInputStream(text.getBytes(StandardCharsets.ISO_8859_1)));
    }

    /** A source that never has more than one byte at a time. */
    private static InputStream drop(String text) {
        LinkedBlockingQueue<Integer> bytes = new LinkedBlockingQueue<>();
        text.chars().forEach(bytes::add);
        return new InputStream() {
            @Override
            public int read() {
                Integer next = bytes.poll();
                return next == null ? -1 : next;
            }

            @Override
            public int read(byte[] target, int offset, int length) {
                int next = read();
                if (next < 0) {
                    return -1;
                }
                target[offset] = (byte) next;
                return 1;
            }
        };
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.ISO_8859_1);
    }
}
