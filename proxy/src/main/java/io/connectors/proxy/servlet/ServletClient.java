package io.connectors.proxy.servlet;

import io.connectors.proxy.exchange.ClientSide;
import io.connectors.proxy.message.Field;
import io.connectors.proxy.message.Framing;
import io.connectors.proxy.message.Headers;
import io.connectors.proxy.message.ResponseHead;
import jakarta.servlet.AsyncContext;
import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A client behind Liberty. */
final class ServletClient implements ClientSide {
    // Smaller buffers cost throughput on downloads, larger ones gain nothing.
    private static final int BULK_BUFFER_BYTES = 64 * 1024;

    private final HttpServletRequest request;
    private final HttpServletResponse response;
    private final AtomicBoolean ended = new AtomicBoolean();
    // Written before the thread that carries on is started.
    private @Nullable AsyncContext async;
    private boolean flushed;
    private boolean trailersFollow;

    ServletClient(HttpServletRequest request, HttpServletResponse response) {
        this.request = request;
        this.response = response;
    }

    @Override
    public InputStream body() throws IOException {
        return request.getInputStream();
    }

    @Override
    public Headers trailers() {
        List<Field> fields = new ArrayList<>();
        if (request.isTrailerFieldsReady()) {
            request.getTrailerFields().forEach((name, value) -> fields.add(new Field(name, value)));
        }
        return new Headers(fields);
    }

    @Override
    public void answer(ResponseHead head, Supplier<Headers> trailers) {
        if (response.isCommitted()) {
            throw new IllegalStateException("The answer has begun");
        }
        response.setStatus(head.status());
        for (Field field : head.headers().fields()) {
            response.addHeader(field.name(), field.value());
        }
        switch (head.framing()) {
            case Framing.None() -> {}
            case Framing.Sized(long length) -> {
                response.setContentLengthLong(length);
                if (length > BULK_BUFFER_BYTES) {
                    response.setBufferSize(BULK_BUFFER_BYTES);
                }
            }
            case Framing.Chunked(), Framing.UntilClose() -> response.setBufferSize(BULK_BUFFER_BYTES);
        }
        if (head.headers().contains("Trailer")) {
            trailersFollow = true;
            response.setTrailerFields(() -> map(trailers.get()));
        }
    }

    @Override
    public void write(byte[] bytes, int length) throws IOException {
        response.getOutputStream().write(bytes, 0, length);
        if (trailersFollow && !flushed) {
            // A body that is still in the buffer at its end gets a Content-Length, and loses its trailers.
            flush();
        }
    }

    @Override
    public void flush() throws IOException {
        ServletOutputStream out = response.getOutputStream();
        out.flush();
        if (!flushed) {
            // Liberty swallows the first flush of a response, so the first event of a stream would wait for the second.
            flushed = true;
            out.flush();
        }
    }

    @Override
    public void complete() {
        if (ended.compareAndSet(false, true) && async != null) {
            async.complete();
        }
    }

    @Override
    public void abort() {
        if (ended.compareAndSet(false, true)) {
            boolean severed = LibertyConnection.sever(response);
            if (async != null) {
                async.complete();
            } else if (!severed) {
                throw new IllegalStateException("The exchange was broken off");
            }
        }
    }

    @Override
    public boolean mayBlock() {
        return async != null;
    }

    @Override
    public void later(Runnable rest) {
        AsyncContext context = request.startAsync(request, response);
        context.setTimeout(0);
        async = context;
        Thread.ofVirtual().name("exchange").start(rest);
    }

    private static Map<String, String> map(Headers headers) {
        Map<String, String> map = new LinkedHashMap<>();
        for (Field field : headers.fields()) {
            map.merge(field.name(), field.value(), (one, other) -> one + ", " + other);
        }
        return map;
    }
}
