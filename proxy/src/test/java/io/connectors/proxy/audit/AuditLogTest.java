package io.connectors.proxy.audit;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.ToStringSerializer;
import io.connectors.crds.access.Caller;
import io.connectors.crds.ref.ResourceRef;
import io.connectors.proxy.codec.HeadLimits;
import io.connectors.proxy.exchange.Outcome;
import io.connectors.proxy.message.Framing;
import io.connectors.proxy.message.Headers;
import io.connectors.proxy.message.Origin;
import io.connectors.proxy.message.RequestHead;
import io.connectors.proxy.message.RequestTarget;
import io.connectors.proxy.message.TargetForm;
import io.connectors.proxy.refusal.Mode;
import io.connectors.proxy.target.Destination;
import io.connectors.proxy.upstream.Reach;
import io.connectors.proxy.upstream.Route;
import io.connectors.proxy.upstream.ToolIdentity;
import io.connectors.proxy.upstream.UpstreamLimits;
import java.io.ByteArrayOutputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class AuditLogTest {
    private static final Instant START = Instant.parse("2026-01-02T03:04:05Z");
    private static final Route ROUTE = new Route(
            "relayed",
            new Origin("http", "tool.example", 80),
            ToolIdentity.NONE,
            Reach.PUBLIC,
            new UpstreamLimits(
                    Duration.ZERO,
                    Duration.ZERO,
                    Duration.ZERO,
                    Duration.ZERO,
                    0,
                    Duration.ZERO,
                    new HeadLimits(0, 0)));

    @Test
    void writesOneLineAnEventInOrder() throws IOException {
        ByteArrayOutputStream sink = new ByteArrayOutputStream();
        try (AuditLog log = new AuditLog(List.of(sink))) {
            log.ended(event("1"));
            log.ended(event("2"));
        }

        List<String> lines = sink.toString(StandardCharsets.UTF_8).lines().toList();
        JsonNode first = new ObjectMapper().readTree(lines.getFirst());
        assertThat(lines).hasSize(2);
        assertThat(first.path("requestId").asText()).isEqualTo("1");
        assertThat(first.path("callerNamespace").asText()).isEqualTo("demo");
        assertThat(first.path("caller").asText()).isEqualTo("builder");
        assertThat(first.path("pod").asText()).isEqualTo("pod-1");
        assertThat(first.path("connector").asText()).isEqualTo("demo/forge");
        assertThat(first.path("connectorClass").asText()).isEqualTo("maven");
        assertThat(first.path("verdict").asText()).isEqualTo("Relayed");
        assertThat(first.path("durationMillis").asDouble()).isEqualTo(20.0);
    }

    /** Each part of an event is in its line under its name. */
    @Test
    void leavesNothingOut() throws IOException {
        ByteArrayOutputStream sink = new ByteArrayOutputStream();
        AuditEvent event = event("1");
        try (AuditLog log = new AuditLog(List.of(sink))) {
            log.ended(event);
        }

        JsonNode line = new ObjectMapper().readTree(sink.toByteArray());
        ObjectMapper reflecting = new ObjectMapper()
                .registerModule(new SimpleModule().addSerializer(Instant.class, ToStringSerializer.instance));
        assertThat(line).isEqualTo(reflecting.readTree(reflecting.writeValueAsBytes(event)));
    }

    /** A user name of another authenticator can hold what UTF-8 cannot say. */
    @Test
    void writesHalfACharacter() throws IOException {
        ByteArrayOutputStream sink = new ByteArrayOutputStream();
        try (AuditLog log = new AuditLog(List.of(sink))) {
            log.ended(event("\ud800"));
        }

        assertThat(new ObjectMapper()
                        .readTree(sink.toByteArray())
                        .path("requestId")
                        .asText())
                .isEqualTo("\ud800");
    }

    @Test
    void knowsNeitherQueryNorHeaders() throws IOException {
        ByteArrayOutputStream sink = new ByteArrayOutputStream();
        try (AuditLog log = new AuditLog(List.of(sink))) {
            log.ended(event("1"));
        }

        assertThat(sink.toString(StandardCharsets.UTF_8)).contains("/x").doesNotContain("planted");
    }

    @Test
    void goesOnWhenTheSinkFails() throws IOException {
        OutputStream broken = new OutputStream() {
            @Override
            public void write(int b) throws IOException {
                throw new IOException("The disk is full");
            }
        };
        ByteArrayOutputStream good = new ByteArrayOutputStream();
        try (AuditLog log = new AuditLog(List.of(broken, good))) {
            log.ended(event("1"));
            log.ended(event("2"));
        }

        assertThat(good.toString(StandardCharsets.UTF_8).lines()).hasSize(2);
    }

    /** Paths can be long: it is their bytes that are bounded, not only their number. */
    @Test
    @Timeout(20)
    void letsRequestsWaitWhileTheSinkIsBlocked() throws InterruptedException {
        CountDownLatch open = new CountDownLatch(1);
        ByteArrayOutputStream sink = new ByteArrayOutputStream();
        OutputStream blocked = new FilterOutputStream(sink) {
            @Override
            public void write(byte[] bytes, int offset, int length) throws IOException {
                try {
                    while (open.getCount() > 0) {
                        open.await();
                    }
                } catch (InterruptedException e) {
                    throw new IllegalStateException(e);
                }
                out.write(bytes, offset, length);
            }
        };
        AtomicInteger ended = new AtomicInteger();
        try (AuditLog log = new AuditLog(List.of(blocked))) {
            Thread requests = Thread.ofPlatform().start(() -> {
                for (int i = 0; i < 20; i++) {
                    log.ended(event("" + i, "/" + "x".repeat(1024 * 1024)));
                    ended.incrementAndGet();
                }
            });
            while (requests.isAlive() && requests.getState() != Thread.State.WAITING) {
                Thread.onSpinWait();
            }

            assertThat(ended).hasValue(7);
            open.countDown();
            requests.join();
        }
        assertThat(sink.toString(StandardCharsets.UTF_8).lines().count()).isEqualTo(20);
    }

    private static AuditEvent event(String id) {
        return event(id, "/x");
    }

    private static AuditEvent event(String id, String path) {
        RequestHead request = new RequestHead(
                "GET",
                TargetForm.ORIGIN,
                new Origin("http", "tool.example", 80),
                new RequestTarget(path, "?token=planted"),
                Headers.NONE.with("Authorization", "planted"),
                Framing.NONE);
        AuditEvent.Draft draft = AuditEvent.begin(id, START, Mode.REVERSE, request);
        draft.calledBy(new Caller(
                "system:serviceaccount:demo:builder",
                "1",
                List.of(),
                Map.of(
                        "authentication.kubernetes.io/pod-name", List.of("pod-1"),
                        "authentication.kubernetes.io/pod-uid", List.of("p-1"))));
        draft.leadsTo(new Destination.Relayed(new ResourceRef("demo", "forge"), "maven", ROUTE));
        draft.allowed();
        return draft.end(START.plusMillis(20), new Outcome(200, 200, 0, 2, Duration.ofMillis(7), ""));
    }
}
