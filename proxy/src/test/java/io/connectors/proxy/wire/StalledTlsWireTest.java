package io.connectors.proxy.wire;

import static io.connectors.proxy.wire.TestProxy.BUILDER;
import static org.assertj.core.api.Assertions.assertThat;

import io.connectors.proxy.certificate.TlsServers;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Clients and tools that stop reading inside of TLS. Whoever ends such a connection in the orderly way waits until its goodbye is read, and
 * must not be the one who watches everybody's time. A second is all they get here.
 */
@Timeout(60)
class StalledTlsWireTest {
    private static final int MEBIBYTE = 1 << 20;

    private static final TlsServers TRUSTED = new TlsServers();

    private static TestProxy proxy;
    private static RawTool secureTool;
    private static ServerSocket dripping;

    @BeforeAll
    static void start() throws IOException {
        secureTool = new RawTool(TRUSTED.open("localhost"));
        dripping = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        proxy = new TestProxy()
                .with("connectors.proxy.client-stall-timeout", "PT1S")
                .with("connectors.proxy.idle-timeout", "PT1S")
                .with("connectors.proxy.connect-timeout", "PT1S")
                .secret("tool-ca", "Opaque", Map.of("ca.crt", TRUSTED.authority()));
        declare("secure", secureTool.port());
        declare("dripping", dripping.getLocalPort());
        proxy.start();
    }

    @AfterAll
    static void stop() throws IOException {
        proxy.close();
        secureTool.close();
        dripping.close();
    }

    /** REV-13: several, as each of them could stop the clock for the next. */
    @Test
    void freesTheToolsOfClientsThatNeverRead() throws Exception {
        CountDownLatch freed = new CountDownLatch(3);
        proxy.tool.on("/flood", exchange -> {
            exchange.send("HTTP/1.1 200 OK\r\nContent-Length: " + 1000L * MEBIBYTE + "\r\n\r\n");
            try {
                while (true) {
                    exchange.send(new byte[MEBIBYTE]);
                }
            } finally {
                freed.countDown();
            }
        });
        List<RawClient> clients = new ArrayList<>();
        try {
            for (int i = 0; i < 3; i++) {
                RawClient client = new RawClient(proxy.tlsPort()).secured(proxy.tls("c-forge.demo.svc"));
                clients.add(client);
                client.send("GET /flood HTTP/1.1\r\nHost: c-forge.demo.svc\r\nAuthorization: Bearer " + BUILDER
                                + "\r\n\r\n")
                        .response();
            }

            assertThat(freed.await(20, TimeUnit.SECONDS)).isTrue();
        } finally {
            for (RawClient client : clients) {
                client.socket().close();
            }
        }
    }

    /** Nor are their clients taken for the ones who stall. */
    @ParameterizedTest
    @ValueSource(strings = {"secure", "forge"})
    void givesUpToolsThatNeverRead(String connector) throws Exception {
        CountDownLatch over = new CountDownLatch(1);
        for (RawTool tool : List.of(secureTool, proxy.tool)) {
            tool.on("/deaf", _ -> {
                try {
                    over.await();
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
            });
        }
        List<RawClient> clients = new ArrayList<>();
        try {
            for (int i = 0; i < 3; i++) {
                RawClient client = proxy.client();
                clients.add(client);
                client.send(proxy.reverse("POST /deaf", connector, BUILDER) + "Content-Length: 64000000\r\n\r\n");
                client.send(new byte[64_000_000]);
            }

            for (RawClient client : clients) {
                assertThat(client.wholeResponse()).startsWith("HTTP/1.1 504").contains("ResponseTimeout");
            }
        } finally {
            over.countDown();
            for (RawClient client : clients) {
                client.close();
            }
        }
    }

    @Test
    void givesUpAToolWhoseHandshakeNeverEndsAlsoIfItNeverPauses() throws Exception {
        Thread.ofVirtual().start(StalledTlsWireTest::drip);

        assertThat(proxy.ask(proxy.reverse("GET /x", "dripping", BUILDER) + "\r\n"))
                .startsWith("HTTP/1.1 504")
                .contains("did not finish the TLS handshake");
    }

    /** Begins a long message of a handshake and goes on with a byte at a time. */
    private static void drip() {
        try (Socket socket = dripping.accept()) {
            OutputStream out = socket.getOutputStream();
            out.write(new byte[] {0x16, 3, 3, 0x40, 0, 2, 0, 0x40, 0});
            while (true) {
                out.write(0);
                LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(100));
            }
        } catch (IOException cutOff) {
            // As it should be.
        }
    }

    private static void declare(String name, int port) throws IOException {
        proxy.connector(name, """
                {"connectorClassName": "git", "address": "https://localhost:%d", "caCertSecretRef": {"name": "tool-ca"},
                 "auth": {"name": "basicAuth", "secretRef": {"name": "forge-credential"}}}
                """.formatted(port)).allow("builder", name);
    }
}
