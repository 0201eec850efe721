package io.connectors.proxy.audit;

import com.fasterxml.jackson.core.JsonEncoding;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonFactoryBuilder;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/** Audit events as JSON. By name and not by reflection, and with one generator for many: there is an event for each request. */
final class AuditJson {
    private static final JsonFactory JSON =
            new JsonFactoryBuilder().rootValueSeparator("").build();

    // Not one for each thread: there are thousands of those, and few are here at the same time.
    private final Queue<Line> spare = new ConcurrentLinkedQueue<>();

    /** Returns an event as an object on a line. */
    byte[] line(AuditEvent event) {
        Line free = spare.poll();
        Line line = free == null ? new Line() : free;
        byte[] bytes = line.of(event);
        spare.add(line);
        return bytes;
    }

    private static final class Line {
        private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        private final JsonGenerator json;

        Line() {
            try {
                this.json = JSON.createGenerator(bytes, JsonEncoding.UTF8);
            } catch (IOException e) {
                throw memoryFails(e);
            }
        }

        byte[] of(AuditEvent event) {
            try {
                write(event);
                json.writeRaw('\n');
                json.flush();
            } catch (IOException e) {
                throw memoryFails(e);
            }
            byte[] line = bytes.toByteArray();
            bytes.reset();
            return line;
        }

        private void write(AuditEvent event) throws IOException {
            json.writeStartObject();
            json.writeStringField("time", event.time().toString());
            json.writeStringField("requestId", event.requestId());
            json.writeStringField("mode", event.mode());
            json.writeStringField("callerNamespace", event.callerNamespace());
            json.writeStringField("caller", event.caller());
            json.writeStringField("pod", event.pod());
            json.writeStringField("connector", event.connector());
            json.writeStringField("connectorClass", event.connectorClass());
            json.writeStringField("method", event.method());
            json.writeStringField("host", event.host());
            json.writeStringField("path", event.path());
            json.writeStringField("verdict", event.verdict());
            json.writeStringField("rule", event.rule());
            json.writeNumberField("status", event.status());
            json.writeNumberField("upstreamStatus", event.upstreamStatus());
            json.writeNumberField("bytesIn", event.bytesIn());
            json.writeNumberField("bytesOut", event.bytesOut());
            json.writeNumberField("durationMillis", event.durationMillis());
            json.writeNumberField("toolMillis", event.toolMillis());
            json.writeStringField("reason", event.reason());
            json.writeEndObject();
        }

        private static IllegalStateException memoryFails(IOException e) {
            return new IllegalStateException("Memory cannot be written to", e);
        }
    }
}
