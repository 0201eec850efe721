package io.connectors.proxy.audit;

import com.fasterxml.jackson.core.JsonEncoding;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonFactoryBuilder;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.ByteArrayOutputStream;
import java.io.IOException;

/**
 * Audit events as JSON, each an object on a line. By name and not by reflection, and with one generator for all: there is an event for
 * each request. For one thread.
 */
final class AuditJson {
    private static final JsonFactory JSON =
            new JsonFactoryBuilder().rootValueSeparator("").build();

    private final JsonGenerator json;

    AuditJson(ByteArrayOutputStream lines) {
        try {
            this.json = JSON.createGenerator(lines, JsonEncoding.UTF8);
        } catch (IOException e) {
            throw memoryFails(e);
        }
    }

    void write(AuditEvent event) {
        try {
            writeObject(event);
            json.writeRaw('\n');
        } catch (IOException e) {
            throw memoryFails(e);
        }
    }

    /** What was written has come only after this. */
    void flush() {
        try {
            json.flush();
        } catch (IOException e) {
            throw memoryFails(e);
        }
    }

    private void writeObject(AuditEvent event) throws IOException {
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
