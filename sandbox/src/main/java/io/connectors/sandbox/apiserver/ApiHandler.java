package io.connectors.sandbox.apiserver;

import io.connectors.sandbox.resource.Json;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.websocket.server.ServerWebSocketContainer;

/** Brings requests of Jetty to the dispatcher, and its answers back. Runs on virtual threads, so a watch may block. */
final class ApiHandler extends Handler.Abstract {

    private static final String JSON = "application/json";

    private final Dispatcher dispatcher;
    private final ServerWebSocketContainer webSockets;

    ApiHandler(Dispatcher dispatcher, ServerWebSocketContainer webSockets) {
        this.dispatcher = dispatcher;
        this.webSockets = webSockets;
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) throws Exception {
        URI server = URI.create("https://" + request.getHttpURI().getAuthority());
        switch (dispatcher.answer(new IncomingRequest(request), server)) {
            case Answer.Document document -> write(document, response, callback);
            case Answer.Raw raw -> write(raw, response, callback);
            case Answer.Stream(var feed) -> stream(feed, request, response, callback);
        }
        return true;
    }

    private static void write(Answer.Document document, Response response, Callback callback) {
        begin(response, document.status(), JSON);
        for (String warning : document.warnings()) {
            String quoted = warning.replace("\\", "\\\\").replace("\"", "\\\"");
            response.getHeaders().add("Warning", "299 - \"" + quoted + "\"");
        }
        response.write(true, ByteBuffer.wrap(Json.bytes(document.body())), callback);
    }

    private static void write(Answer.Raw raw, Response response, Callback callback) {
        begin(response, raw.status(), raw.contentType());
        response.write(true, ByteBuffer.wrap(raw.content().getBytes(StandardCharsets.UTF_8)), callback);
    }

    private void stream(WatchFeed feed, Request request, Response response, Callback callback) throws Exception {
        if ("websocket".equalsIgnoreCase(request.getHeaders().get(HttpHeader.UPGRADE))) {
            webSockets.upgrade((_, _, _) -> new WatchSocket(feed), request, response, callback);
            return;
        }
        begin(response, 200, JSON);
        try (OutputStream output = Content.Sink.asOutputStream(response)) {
            // Clients wait for the headers before they tell anybody that the watch is on.
            output.flush();
            feed.run(event -> {
                output.write(line(Json.bytes(event)));
                output.flush();
            });
        } catch (IOException e) {
            // The client went away, which is how most watches end.
            callback.failed(e);
            return;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        callback.succeeded();
    }

    private static void begin(Response response, int status, String contentType) {
        response.setStatus(status);
        response.getHeaders().put(HttpHeader.CONTENT_TYPE, contentType);
        response.getHeaders().put(HttpHeader.CACHE_CONTROL, "no-cache, private");
    }

    private static byte[] line(byte[] json) {
        byte[] line = Arrays.copyOf(json, json.length + 1);
        line[json.length] = '\n';
        return line;
    }
}
