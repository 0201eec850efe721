package io.connectors.proxy.upstream;

import static org.assertj.core.api.Assertions.assertThat;

import io.connectors.crds.egress.EgressRule;
import io.connectors.proxy.codec.HeadLimits;
import io.connectors.proxy.codec.HeadMemory;
import io.connectors.proxy.codec.WholeBody;
import io.connectors.proxy.deadline.Deadlines;
import io.connectors.proxy.message.Framing;
import io.connectors.proxy.message.Headers;
import io.connectors.proxy.message.Origin;
import io.connectors.proxy.message.RequestHead;
import io.connectors.proxy.message.RequestTarget;
import io.connectors.proxy.message.TargetForm;
import io.connectors.proxy.refusal.Reason;
import io.connectors.proxy.wire.RawTool;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.assertj.core.api.Assertions;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
class UpstreamClientTest {
    private static final UpstreamLimits LIMITS = new UpstreamLimits(
            Duration.ofSeconds(2),
            Duration.ofMillis(500),
            Duration.ofSeconds(5),
            Duration.ofSeconds(30),
            2,
            Duration.ofMinutes(5),
            new HeadLimits(8192, 100));

    private final RawTool tool = new RawTool();
    private final Deadlines deadlines = new Deadlines(Duration.ofMillis(10));
    private final OwnSockets own = new OwnSockets();
    private final UpstreamClient client = client(true);

    @AfterEach
    void stop() throws IOException {
        client.close();
        deadlines.close();
        tool.close();
    }

    @Test
    void sendsTheTargetByteForByteAndRebuildsTheFraming() throws IOException {
        get("a", "/x%2Fy;z//?q=\u00e9");

        assertThat(tool.lastHead()).startsWith("GET /x%2Fy;z//?q=\u00e9 HTTP/1.1\r\nHost: 127.0.0.1:" + tool.port());
        assertThat(tool.lastHead()).doesNotContain("Content-Length").doesNotContain("Transfer-Encoding");
    }

    @Test
    void usesAConnectionAgain() throws IOException {
        get("a", "/1");
        get("a", "/2");

        assertThat(tool.connections()).isEqualTo(1);
    }

    /** INJ-6. */
    @Test
    void neverSharesAConnectionBetweenOwners() throws IOException {
        get("a/version-1", "/1");
        get("b/version-1", "/2");
        get("a/version-2", "/3");

        assertThat(tool.connections()).isEqualTo(3);
    }

    @Test
    void doesNotKeepAConnectionWithUnreadBytes() throws IOException {
        tool.on(
                "/extra",
                exchange -> exchange.send("HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nokHTTP/1.1 200 OK\r\n"));

        get("a", "/extra");

        assertThat(client.pooled()).isZero();
    }

    /** REV-24. */
    @Test
    void triesOnceMoreWhenAPooledConnectionIsDead() throws IOException {
        tool.on("/last", exchange -> {
            exchange.reply("ok");
            exchange.close();
        });
        get("a", "/last");

        assertThat(get("a", "/next")).isEqualTo("ok");
        assertThat(tool.connections()).isEqualTo(2);
    }

    /** REV-24. */
    @Test
    void doesNotTryAgainOnANewConnection() {
        tool.on("/hang-up", exchange -> exchange.close());

        assertReason(Reason.CONNECTION_LOST, () -> get("a", "/hang-up"));
        assertThat(tool.heads()).hasSize(1);
    }

    /** REV-24. */
    @Test
    void neverSendsARequestWithBodyTwice() throws IOException {
        get("a", "/1");
        tool.on("/post", exchange -> exchange.close());
        RequestHead post = request("POST", "/post", new Framing.Sized(1));

        assertReason(
                Reason.CONNECTION_LOST, () -> client.start(route("a"), post).response(_ -> {}));
        assertThat(tool.heads()).filteredOn(head -> head.startsWith("POST")).hasSize(1);
    }

    /** REV-25. */
    @Test
    void tellsOfInterimResponses() throws IOException {
        tool.on(
                "/hints",
                exchange -> exchange.send("HTTP/1.1 103 Early Hints\r\nLink: </x>\r\n\r\nHTTP/1.1 100 Continue\r\n\r\n"
                        + "HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nfinal"));
        List<Integer> interim = new ArrayList<>();
        UpstreamExchange exchange = client.start(route("a"), request("GET", "/hints", Framing.NONE));

        assertThat(exchange.response(head -> interim.add(head.status())).status())
                .isEqualTo(200);
        assertThat(interim).containsExactly(103, 100);
    }

    /** FWD-12. */
    @Test
    void neverDialsItself() {
        own.add(tool.port());

        assertReason(Reason.LOOP, () -> get("a", "/x"));
        assertThat(tool.connections()).isZero();
    }

    /** FWD-4: the installation's permission is for addresses that Connectors declare. */
    @Test
    void relaysToPublicAddressesOnly() {
        Route relayed = new Route("relayed", route("").origin(), ToolIdentity.NONE, Reach.PUBLIC, LIMITS);

        assertReason(Reason.DESTINATION_REFUSED, () -> client.start(relayed, request("GET", "/", Framing.NONE)));
        assertThat(tool.connections()).isZero();
    }

    @Test
    void refusesAnUnaskedUpgradeAndGarbage() {
        tool.on("/upgrade", exchange -> exchange.send("HTTP/1.1 101 Switching\r\nUpgrade: x\r\n\r\n"));
        tool.on("/garbage", exchange -> exchange.send("SSH-2.0-OpenSSH\r\n\r\n"));
        tool.on("/long", exchange -> exchange.send("HTTP/1.1 200 OK\r\nX: " + "y".repeat(9000) + "\r\n\r\n"));

        assertReason(Reason.RESPONSE_MALFORMED, () -> get("a", "/upgrade"));
        assertReason(Reason.RESPONSE_MALFORMED, () -> get("a", "/garbage"));
        assertReason(Reason.RESPONSE_MALFORMED, () -> get("a", "/long"));
    }

    @Test
    void givesUpOnASilentTool() throws InterruptedException {
        CountDownLatch over = new CountDownLatch(1);
        tool.on("/silent", exchange -> {
            try {
                over.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });

        assertReason(Reason.RESPONSE_TIMEOUT, () -> get("a", "/silent"));
        over.countDown();
    }

    @Test
    void saysWhenNothingListens() throws IOException {
        int free;
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            free = socket.getLocalPort();
        }
        Route nowhere = route("a", new Origin("http", "127.0.0.1", free));

        assertReason(Reason.CONNECTION_REFUSED, () -> client.start(nowhere, request("GET", "/", Framing.NONE)));
    }

    @Test
    void saysWhenTheNameIsUnknown() {
        Route unknown = route("a", new Origin("http", "tool.invalid", 80));

        assertReason(Reason.NAME_NOT_RESOLVED, () -> client.start(unknown, request("GET", "/", Framing.NONE)));
    }

    /** FWD-15. */
    @Test
    void dialsNoPrivateAddressUnlessAllowed() {
        try (UpstreamClient strict = client(false)) {
            assertReason(Reason.DESTINATION_REFUSED, () -> strict.start(route("a"), request("GET", "/", Framing.NONE)));
        }
        assertThat(tool.connections()).isZero();
    }

    @Test
    void closesConnectionsBeyondThePoolsSize() throws IOException {
        UpstreamExchange[] exchanges = new UpstreamExchange[4];
        for (int i = 0; i < exchanges.length; i++) {
            exchanges[i] = client.start(route("a"), request("GET", "/" + i, Framing.NONE));
        }
        for (UpstreamExchange exchange : exchanges) {
            read(exchange);
        }

        assertThat(client.pooled()).isEqualTo(LIMITS.maxPooled());
    }

    private String get(String owner, String target) throws IOException {
        return read(client.start(route(owner), request("GET", target, Framing.NONE)));
    }

    private static String read(UpstreamExchange exchange) throws IOException {
        exchange.response(_ -> {});
        byte[] whole = WholeBody.read(exchange.body(), 1000).orElseThrow();
        exchange.finish();
        return new String(whole, StandardCharsets.ISO_8859_1);
    }

    private RequestHead request(String method, String target, Framing framing) {
        int query = target.indexOf('?');
        RequestTarget split = query < 0
                ? new RequestTarget(target, "")
                : new RequestTarget(target.substring(0, query), target.substring(query));
        return new RequestHead(method, TargetForm.ORIGIN, route("").origin(), split, Headers.NONE, framing);
    }

    private Route route(String owner) {
        return route(owner, new Origin("http", "127.0.0.1", tool.port()));
    }

    private static Route route(String owner, Origin origin) {
        return new Route(owner, origin, ToolIdentity.NONE, Reach.DECLARED, LIMITS);
    }

    private UpstreamClient client(boolean allowLoopback) {
        return new UpstreamClient(
                new Dialler(
                        allowLoopback
                                ? EgressRule.of(false, List.of("127.0.0.0/8"), List.of())
                                : EgressRule.PUBLIC_ONLY,
                        own,
                        "",
                        Network.SYSTEM,
                        deadlines),
                deadlines,
                new HeadMemory(1 << 20),
                Duration.ofSeconds(30),
                InstantSource.system());
    }

    private static void assertReason(Reason reason, ThrowingCallable call) {
        Assertions.assertThatThrownBy(call)
                .isInstanceOfSatisfying(
                        UpstreamException.class,
                        e -> assertThat(e.refusal().reason()).isEqualTo(reason));
    }
}
