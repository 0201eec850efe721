package io.connectors.proxy.audit;

import com.fasterxml.jackson.core.JsonEncoding;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonFactoryBuilder;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;

/**
 * Audit events as JSON, one object a line, until they are written. By name and not by reflection, and with one generator for many: there
 * is an event for each request. For one thread.
 */
final class JsonLines {
    private static final int KEPT_BYTES = 256 * 1024;

    private static final JsonFactory JSON =
            new JsonFactoryBuilder().rootValueSeparator("").build();

    private ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private JsonGenerator json = generator(bytes);

    void add(AuditEvent event) {
        try {
            write(event);
            json.writeRaw('\n');
            json.flush();
        } catch (IOException e) {
            throw memoryFails(e);
        }
    }

    void writeTo(OutputStream sink) throws IOException {
        bytes.writeTo(sink);
    }

    /** Drops the lines, and the memory of a great many. */
    void clear() {
        if (bytes.size() > KEPT_BYTES) {
            bytes = new ByteArrayOutputStream();
            json = generator(bytes);
        } else {
            bytes.reset();
        }
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

    private static JsonGenerator generator(OutputStream out) {
        try {
            return JSON.createGenerator(out, JsonEncoding.UTF8);
        } catch (IOException e) {
            throw memoryFails(e);
        }
    }

    private static IllegalStateException memoryFails(IOException e) {
        return new IllegalStateException("Memory cannot be written to", e);
    }
}
