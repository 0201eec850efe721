package io.connectors.proxy.audit;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.connectors.crds.access.Caller;
import io.connectors.crds.ref.ResourceRef;
import io.connectors.proxy.exchange.Outcome;
import io.connectors.proxy.message.Framing;
import io.connectors.proxy.message.Headers;
import io.connectors.proxy.message.Origin;
import io.connectors.proxy.message.RequestHead;
import io.connectors.proxy.message.RequestTarget;
import io.connectors.proxy.refusal.Mode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class AuditLogTest {
    private static final Instant START = Instant.parse("2026-01-02T03:04:05Z");

    @Test
    void writesOneLineAnEventInOrder() throws IOException {
        ByteArrayOutputStream sink = new ByteArrayOutputStream();
        try (AuditLog log = new AuditLog(sink)) {
            log.write(event("1"));
            log.write(event("2"));
        }

        List<String> lines = sink.toString(StandardCharsets.UTF_8).lines().toList();
        JsonNode first = new ObjectMapper().readTree(lines.getFirst());
        assertThat(lines).hasSize(2);
        assertThat(first.path("requestId").asText()).isEqualTo("1");
        assertThat(first.path("callerNamespace").asText()).isEqualTo("demo");
        assertThat(first.path("caller").asText()).isEqualTo("builder");
        assertThat(first.path("pod").asText()).isEqualTo("pod-1");
        assertThat(first.path("connector").asText()).isEqualTo("demo/forge");
        assertThat(first.path("verdict").asText()).isEqualTo("Allowed");
        assertThat(first.path("durationMillis").asLong()).isEqualTo(20);
    }

    @Test
    void knowsNeitherQueryNorHeaders() throws IOException {
        ByteArrayOutputStream sink = new ByteArrayOutputStream();
        try (AuditLog log = new AuditLog(sink)) {
            log.write(event("1"));
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
        try (AuditLog log = new AuditLog(broken)) {
            log.write(event("1"));
            log.write(event("2"));
        }
    }

    private static AuditEvent event(String id) {
        RequestHead request = new RequestHead(
                "GET",
                new Origin("http", "tool.example", 80),
                new RequestTarget("/x", "?token=planted"),
                Headers.NONE.with("Authorization", "planted"),
                Framing.NONE);
        AuditEvent.Draft draft = AuditEvent.begin(id, START, Mode.REVERSE, request);
        draft.calledBy(new Caller(
                "system:serviceaccount:demo:builder",
                "1",
                List.of(),
                Map.of("authentication.kubernetes.io/pod-name", List.of("pod-1"))));
        draft.sentTo(new ResourceRef("demo", "forge"));
        return draft.end(START.plusMillis(20), new Outcome(200, 200, 0, 2, ""));
    }
}
