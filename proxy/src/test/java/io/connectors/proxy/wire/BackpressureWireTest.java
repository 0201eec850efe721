package io.connectors.proxy.wire;

import static io.connectors.proxy.wire.TestProxy.await;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.management.BufferPoolMXBean;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.parallel.Isolated;

/** REV-13: who does not read holds the other side up, and takes up no memory. */
@Timeout(60)
@Isolated("It measures the memory of the whole JVM")
class BackpressureWireTest {
    private static final int MANY = 8;
    private static final int MEBIBYTE = 1 << 20;
    private static final long ALLOWED_BYTES = 10L * MEBIBYTE;

    /** In mebibytes; what the buffers of this machine's network hold on the way is less. */
    private static final int LITTLE = 64;

    private static final byte[] PIECE = new byte[MEBIBYTE];

    private static TestProxy proxy;
    private static RawTool tool;

    private final AtomicLong passed = new AtomicLong();

    @BeforeAll
    static void start() throws IOException {
        proxy = TestProxy.started();
        tool = proxy.tool;
        assertThat(ask()).startsWith("HTTP/1.1 200");
    }

    @AfterAll
    static void stop() throws IOException {
        proxy.close();
    }

    @Test
    void fetchesNothingForClientsThatDoNotRead() throws IOException {
        tool.on("/flood", exchange -> {
            exchange.send("HTTP/1.1 200 OK\r\nContent-Length: " + 1000L * MEBIBYTE + "\r\n\r\n");
            while (true) {
                exchange.send(PIECE);
                passed.incrementAndGet();
            }
        });
        long before = usedBytes();
        List<RawClient> clients = new ArrayList<>();
        try {
            for (int i = 0; i < MANY; i++) {
                clients.add(proxy.client().send(proxy.head("GET /flood") + "\r\n"));
            }
            for (RawClient client : clients) {
                assertThat(client.response().head()).startsWith("HTTP/1.1 200");
            }
            waitUntilNothingPasses();

            assertThat(ask()).startsWith("HTTP/1.1 200");
            assertThat(usedBytes() - before).isLessThan(ALLOWED_BYTES);
            assertThat(passed).hasValueLessThan((long) MANY * LITTLE);
        } finally {
            for (RawClient client : clients) {
                client.close();
            }
        }
    }

    @Test
    void takesNothingForToolsThatDoNotRead() throws IOException {
        CountDownLatch over = new CountDownLatch(1);
        tool.on("/deaf", exchange -> {
            try {
                over.await();
            } catch (InterruptedException e) {
                throw new IOException(e);
            }
        });
        long before = usedBytes();
        List<RawClient> clients = new ArrayList<>();
        try {
            for (int i = 0; i < MANY; i++) {
                RawClient client = proxy.client();
                clients.add(client);
                client.send(proxy.head("POST /deaf") + "Content-Length: " + 1000L * MEBIBYTE + "\r\n\r\n");
                Thread.ofVirtual().start(() -> upload(client));
            }
            waitUntilNothingPasses();

            assertThat(ask()).startsWith("HTTP/1.1 200");
            assertThat(usedBytes() - before).isLessThan(ALLOWED_BYTES);
            assertThat(passed).hasValueLessThan((long) MANY * LITTLE);
        } finally {
            over.countDown();
            for (RawClient client : clients) {
                client.close();
            }
        }
    }

    private void upload(RawClient client) {
        try {
            while (true) {
                client.send(PIECE);
                passed.incrementAndGet();
            }
        } catch (IOException closed) {
            // The test is over.
        }
    }

    /** What passes at all has passed when others were served for a while meanwhile. */
    private void waitUntilNothingPasses() {
        await("nothing passes", () -> {
            long seen = passed.get();
            for (int i = 0; i < 50; i++) {
                assertThat(ask()).startsWith("HTTP/1.1 200");
            }
            return seen > 0 && passed.get() == seen;
        });
    }

    private static String ask() {
        try {
            return proxy.ask(proxy.head("GET /x") + "\r\n");
        } catch (IOException e) {
            return e.toString();
        }
    }

    /** On the heap and beside it, where the JDK keeps what it reads from sockets. */
    private static long usedBytes() {
        System.gc();
        long direct = ManagementFactory.getPlatformMXBeans(BufferPoolMXBean.class).stream()
                .mapToLong(BufferPoolMXBean::getMemoryUsed)
                .sum();
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed() + direct;
    }
}
