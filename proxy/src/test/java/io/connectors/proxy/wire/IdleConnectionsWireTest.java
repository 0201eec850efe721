package io.connectors.proxy.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.sun.management.UnixOperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.util.ArrayDeque;
import java.util.Deque;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** More connections than there may be. */
@Timeout(120)
class IdleConnectionsWireTest {
    private static final int CONNECTIONS = 10_000;
    private static final int MOST = 4_000;

    /** REV-16: whoever connects without a word takes nobody's turn, and the first of them have to go. */
    @Test
    void servesOthersWhileTenThousandConnectionsSayNothing() throws IOException {
        assumeTrue(descriptors() > CONNECTIONS + MOST + 1_000, "Both ends of the connections need file descriptors");
        Deque<RawClient> silent = new ArrayDeque<>();
        try (TestProxy proxy = new TestProxy()
                .with("connectors.proxy.max-connections", "" + MOST)
                .start()) {
            for (int i = 0; i < CONNECTIONS; i++) {
                silent.add(proxy.client());
            }

            assertThat(proxy.ask(proxy.head("GET /x") + "\r\n")).startsWith("HTTP/1.1 200");
            assertThat(silent.getFirst().untilClose()).isEmpty();
            assertThat(silent.getLast().send(proxy.head("GET /x") + "\r\n").wholeResponse())
                    .startsWith("HTTP/1.1 200");
        } finally {
            for (RawClient client : silent) {
                client.close();
            }
        }
    }

    /** Nor does whoever connects to the port for TLS and never begins with it. */
    @Test
    void countsClientsThatHaveNotShakenHands() throws IOException {
        Deque<RawClient> silent = new ArrayDeque<>();
        try (TestProxy proxy =
                new TestProxy().with("connectors.proxy.max-connections", "20").start()) {
            for (int i = 0; i < 40; i++) {
                silent.add(new RawClient(proxy.tlsPort()));
            }
            try (RawClient client = new RawClient(proxy.tlsPort()).secured(proxy.tls("c-forge.demo.svc"))) {
                assertThat(silent.getFirst().untilClose()).isEmpty();
                assertThat(client.send("GET /x HTTP/1.1\r\nHost: c-forge.demo.svc\r\nAuthorization: Bearer "
                                        + TestProxy.BUILDER + "\r\n\r\n")
                                .wholeResponse())
                        .startsWith("HTTP/1.1 200");
            }
        } finally {
            for (RawClient client : silent) {
                client.close();
            }
        }
    }

    /** TLS takes up more memory, so fewer may have it; whoever speaks none is not concerned. */
    @Test
    void keepsFewerThatSpeakTls() throws IOException {
        Deque<RawClient> idle = new ArrayDeque<>();
        try (TestProxy proxy = new TestProxy()
                .with("connectors.proxy.max-tls-connections", "20")
                .start()) {
            String place = "127.0.0.1:" + proxy.tool.port();
            RawClient clear = proxy.client();
            idle.add(clear);
            for (int i = 0; i < 20; i++) {
                RawClient opened = i % 2 == 0
                        ? new RawClient(proxy.tlsPort()).secured(proxy.tls("c-forge.demo.svc"))
                        : new RawClient(proxy.forwardPort())
                                .tunnel(TestProxy.connect(place, "demo/forge", TestProxy.BUILDER))
                                .secured(proxy.tls("127.0.0.1"));
                idle.add(opened);
            }
            try (RawClient client = new RawClient(proxy.tlsPort()).secured(proxy.tls("c-forge.demo.svc"))) {
                assertThat(client.send("GET /x HTTP/1.1\r\nHost: c-forge.demo.svc\r\nAuthorization: Bearer "
                                        + TestProxy.BUILDER + "\r\n\r\n")
                                .wholeResponse())
                        .startsWith("HTTP/1.1 200");
            }
            assertThat(clear.send(proxy.head("GET /x") + "\r\n").wholeResponse())
                    .startsWith("HTTP/1.1 200");
            idle.removeFirst().close();
            assertThat(idle.getFirst().untilClose()).doesNotContain("HTTP");
        } finally {
            for (RawClient client : idle) {
                client.close();
            }
        }
    }

    private static long descriptors() {
        return ManagementFactory.getOperatingSystemMXBean() instanceof UnixOperatingSystemMXBean unix
                ? unix.getMaxFileDescriptorCount() - unix.getOpenFileDescriptorCount()
                : 0;
    }
}
