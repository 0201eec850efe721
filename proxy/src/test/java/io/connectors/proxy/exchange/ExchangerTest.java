package io.connectors.proxy.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import io.connectors.crds.egress.EgressRule;
import io.connectors.proxy.message.Framing;
import io.connectors.proxy.message.Headers;
import io.connectors.proxy.message.Origin;
import io.connectors.proxy.message.RequestHead;
import io.connectors.proxy.message.RequestTarget;
import io.connectors.proxy.refusal.Mode;
import io.connectors.proxy.upstream.Route;
import io.connectors.proxy.upstream.UpstreamClient;
import io.connectors.proxy.upstream.UpstreamLimits;
import io.connectors.proxy.wire.RawTool;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
class ExchangerTest {
    private static final UpstreamLimits LIMITS = new UpstreamLimits(
            Duration.ofSeconds(2), Duration.ofSeconds(2), Duration.ofSeconds(2), Duration.ofSeconds(30), 8, 8192);

    private final RawTool tool = new RawTool();
    private final UpstreamClient upstream =
            new UpstreamClient(new EgressRule(true), "", LIMITS, InstantSource.system());
    private final Exchanger exchanger = new Exchanger(upstream, new FastPath(Duration.ofMillis(200), 4));
    private final BlockingQueue<Outcome> outcomes = new LinkedBlockingQueue<>();

    @AfterEach
    void stop() throws IOException {
        upstream.close();
        tool.close();
    }

    @Test
    void copiesBothBodiesAndCountsThem() throws Exception {
        tool.on("/echo", exchange -> exchange.reply(exchange.read(5).toUpperCase(java.util.Locale.ROOT)));
        FakeClient client = new FakeClient("hello");

        Outcome outcome = carry(client, request("POST", "/echo", new Framing.Sized(5)));

        assertThat(client.text()).isEqualTo("HELLO");
        assertThat(outcome).isEqualTo(new Outcome(200, 200, 5, 5, ""));
    }

    @Test
    void answersASmallReplyOnTheCallersThread() throws Exception {
        carry(new FakeClient(""), request("GET", "/warm-up", Framing.NONE));
        FakeClient client = new FakeClient(InputStream.nullInputStream(), false);

        carry(client, request("GET", "/small", Framing.NONE));

        assertThat(client.wasDetached()).isFalse();
        assertThat(client.text()).isEqualTo("ok");
    }

    @Test
    void freesTheCallersThreadForUploadsAndForNewConnections() throws Exception {
        FakeClient upload = new FakeClient(new ByteArrayInputStream(new byte[] {1}), false);
        FakeClient first = new FakeClient(InputStream.nullInputStream(), false);

        carry(first, request("GET", "/", Framing.NONE));
        carry(upload, request("POST", "/", new Framing.Sized(1)));

        assertThat(first.wasDetached()).isTrue();
        assertThat(upload.wasDetached()).isTrue();
    }

    /** REV-11. */
    @Test
    void breaksTheClientsAnswerWhenTheToolDies() throws Exception {
        tool.on("/dies", exchange -> {
            exchange.send("HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nhello");
            exchange.close();
        });
        FakeClient client = new FakeClient("");

        Outcome outcome = carry(client, request("GET", "/dies", Framing.NONE));

        assertThat(client.wasAborted()).isTrue();
        assertThat(outcome.reason()).isEqualTo(Outcome.RESPONSE_TRUNCATED);
    }

    /** REV-12. */
    @Test
    void hangsUpOnTheToolWhenTheClientLeaves() throws Exception {
        CompletableFuture<Boolean> hungUp = new CompletableFuture<>();
        tool.on("/endless", exchange -> {
            exchange.send("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n");
            try {
                while (true) {
                    exchange.send("4\r\nmore\r\n");
                }
            } finally {
                hungUp.complete(true);
            }
        });

        Outcome outcome = carry(new FakeClient("").leaves(), request("GET", "/endless", Framing.NONE));

        assertThat(outcome.reason()).isEqualTo(Outcome.CLIENT_GONE);
        assertThat(hungUp.get()).isTrue();
    }

    @Test
    void neverEndsAnUploadThatBreaksOff() throws Exception {
        CompletableFuture<String> seen = new CompletableFuture<>();
        tool.on("/push", exchange -> seen.complete(exchange.read(1000)));
        FakeClient client = new FakeClient(
                new SequenceInputStream(new ByteArrayInputStream("half".getBytes(StandardCharsets.US_ASCII)), broken()),
                true);

        Outcome outcome = carry(client, request("POST", "/push", Framing.CHUNKED));

        assertThat(seen.get()).isEqualTo("4\r\nhalf\r\n");
        assertThat(outcome.reason()).isEqualTo(Outcome.CLIENT_GONE);
        assertThat(client.wasAborted()).isTrue();
    }

    /** REV-15. */
    @Test
    void passesOnAnEarlyAnswerAndClosesBothConnections() throws Exception {
        tool.on("/full", exchange -> {
            exchange.read(4);
            exchange.send("HTTP/1.1 413 Too Large\r\nContent-Length: 5\r\n\r\nlarge");
        });
        Gate rest = new Gate();
        FakeClient client = new FakeClient(
                new SequenceInputStream(new ByteArrayInputStream("half".getBytes(StandardCharsets.US_ASCII)), rest),
                true);

        Outcome outcome = carry(client, request("POST", "/full", new Framing.Sized(1_000_000)));
        rest.open();

        assertThat(outcome.status()).isEqualTo(413);
        assertThat(client.text()).isEqualTo("large");
        assertThat(client.headers().tokens("Connection")).contains("close");
    }

    /** REV-21. */
    @Test
    void flushesWhenTheToolPauses() throws Exception {
        CompletableFuture<Boolean> flushed = new CompletableFuture<>();
        tool.on("/events", exchange -> {
            exchange.send("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n6\r\nevent1\r\n");
            flushed.join();
            exchange.send("0\r\n\r\n");
        });
        FakeClient client = new FakeClient("");
        client.onFlush(() -> flushed.complete(true));

        carry(client, request("GET", "/events", Framing.NONE));

        assertThat(client.text()).isEqualTo("event1");
    }

    @Test
    void answersForAToolThatCannotBeReached() throws Exception {
        tool.close();
        FakeClient client = new FakeClient("");

        Outcome outcome = carry(client, request("GET", "/", Framing.NONE));

        assertThat(client.status()).isEqualTo(502);
        assertThat(client.text()).contains("\"reason\":\"ConnectionRefused\"");
        assertThat(outcome.upstreamStatus()).isZero();
    }

    private Outcome carry(FakeClient client, RequestHead request) throws InterruptedException {
        exchanger.carry(client, route(), request, Mode.REVERSE, new Exchanger.Report() {
            @Override
            public void done(Outcome outcome) {
                client.complete();
                outcomes.add(outcome);
            }

            @Override
            public void failed(RuntimeException fault) {
                throw fault;
            }
        });
        return outcomes.take();
    }

    private RequestHead request(String method, String path, Framing framing) {
        return new RequestHead(method, route().origin(), new RequestTarget(path, ""), Headers.NONE, framing);
    }

    private Route route() {
        return new Route("owner", new Origin("http", "127.0.0.1", tool.port()), "");
    }

    @SuppressWarnings("InputStreamSlowMultibyteRead") // nothing is ever read
    private static InputStream broken() {
        return new InputStream() {
            @Override
            public int read() throws IOException {
                throw new IOException("The client left");
            }
        };
    }

    /** A client that keeps the rest of its body back. */
    @SuppressWarnings("InputStreamSlowMultibyteRead") // it holds no byte
    private static final class Gate extends InputStream {
        private final CompletableFuture<Boolean> opened = new CompletableFuture<>();

        void open() {
            opened.complete(true);
        }

        @Override
        public int read() {
            opened.join();
            return -1;
        }
    }
}
