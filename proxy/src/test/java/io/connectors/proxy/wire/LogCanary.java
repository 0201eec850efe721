package io.connectors.proxy.wire;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.logging.Formatter;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;
import java.util.stream.Stream;

/**
 * OPS-1: reads all that anybody logs in this JVM until it is closed, at the finest level and also what is printed nowhere, and finds
 * secrets in it: as they are, in base64, and encoded for a URL.
 */
final class LogCanary extends Handler {
    private static final Logger ROOT = Logger.getLogger("");

    private final Formatter formatter = new SimpleFormatter();
    private final Queue<String> hits = new ConcurrentLinkedQueue<>();
    private final List<String> forbidden;

    LogCanary(List<String> secrets) {
        this.forbidden = secrets.stream().flatMap(LogCanary::spellings).toList();
        setLevel(Level.ALL);
        ROOT.setLevel(Level.ALL);
        ROOT.addHandler(this);
    }

    static Stream<String> spellings(String secret) {
        return Stream.of(secret, TestProxy.base64(secret), URLEncoder.encode(secret, StandardCharsets.UTF_8))
                .distinct();
    }

    /** Returns which loggers gave a secret away. */
    List<String> hits() {
        return List.copyOf(hits);
    }

    /** Tells whether a text holds a secret. */
    boolean isIn(String text) {
        return forbidden.stream().anyMatch(text::contains);
    }

    @Override
    public void publish(LogRecord record) {
        if (isIn(text(record))) {
            hits.add(record.getLoggerName() + " at " + record.getLevel());
        }
    }

    @Override
    public void flush() {}

    @Override
    public void close() {
        ROOT.removeHandler(this);
    }

    private String text(LogRecord record) {
        StringWriter text = new StringWriter();
        text.write(String.valueOf(formatter.formatMessage(record)));
        if (record.getThrown() != null) {
            record.getThrown().printStackTrace(new PrintWriter(text, true));
        }
        return text.toString();
    }
}
