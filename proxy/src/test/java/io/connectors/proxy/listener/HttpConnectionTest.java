package io.connectors.proxy.listener;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import io.connectors.proxy.codec.HeadLimits;
import io.connectors.proxy.codec.HeadMemory;
import io.connectors.proxy.codec.ReceivedRequest;
import io.connectors.proxy.deadline.Deadlines;
import io.connectors.proxy.message.Framing;
import io.connectors.proxy.message.Headers;
import io.connectors.proxy.message.ResponseHead;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Semaphore;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
class HttpConnectionTest {
    private static final byte[] REQUEST = "GET / HTTP/1.1\r\nHost: a\r\n\r\n".getBytes(US_ASCII);
    private static final byte[] ANSWER = "HTTP/1.1 204 No Content\r\n\r\n".getBytes(US_ASCII);

    private final Deadlines deadlines = new Deadlines(Duration.ofSeconds(1));
    private final ClientLimits limits = new ClientLimits(
            Duration.ofMinutes(1),
            Duration.ofMinutes(1),
            Duration.ofMinutes(1),
            new HeadLimits(1000, 10),
            Integer.MAX_VALUE,
            Integer.MAX_VALUE);
    private final Connections connections = new Connections(limits, deadlines, new HeadMemory(1000));
    private final Semaphore keepers = new Semaphore(2);
    private final List<Thread> served = new ArrayList<>();

    private ServerSocket port;

    @BeforeEach
    void open() throws IOException {
        port = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    }

    @AfterEach
    void close() throws IOException {
        port.close();
        deadlines.close();
    }

    /** There can be thousands that asked some questions and fell silent. */
    @Test
    void letsOnlySoManyClientsKeepTheirMemory() throws IOException, InterruptedException {
        List<Socket> clients = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            clients.add(client());
        }
        // Who is slow keeps nothing.
        while (keepers.availablePermits() > 0) {
            for (Socket client : clients) {
                ask(client);
            }
        }

        for (Socket client : clients) {
            ask(client);
            client.close();
        }
        for (Thread thread : served) {
            thread.join();
        }

        assertThat(keepers.availablePermits()).isEqualTo(2);
    }

    private Socket client() throws IOException {
        Socket client = new Socket(port.getInetAddress(), port.getLocalPort());
        Place place = connections.admit(port.accept()).orElseThrow();
        RequestHandler handler = new RequestHandler() {
            @Override
            public void serve(ReceivedRequest request, ConnectedClient connected) {
                answer(connected);
            }

            @Override
            public void refuse(Flaw flaw, ConnectedClient connected) {
                throw new AssertionError(flaw.rule());
            }
        };
        served.add(Thread.ofVirtual()
                .start(() -> new HttpConnection(place.wire(), limits, handler, () -> false, keepers).run()));
        return client;
    }

    private static void answer(ConnectedClient client) {
        try {
            client.answer(new ResponseHead(204, "No Content", Headers.NONE, Framing.NONE));
            client.finish(Headers.NONE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void ask(Socket client) throws IOException {
        client.getOutputStream().write(REQUEST);
        assertThat(client.getInputStream().readNBytes(ANSWER.length)).isEqualTo(ANSWER);
    }
}
