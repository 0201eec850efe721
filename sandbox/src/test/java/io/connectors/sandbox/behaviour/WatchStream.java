package io.connectors.sandbox.behaviour;

import static java.util.concurrent.TimeUnit.NANOSECONDS;
import static java.util.concurrent.TimeUnit.SECONDS;

import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.WebSocket;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A watch that is under way, by chunked HTTP or by WebSocket. */
final class WatchStream implements AutoCloseable {
    private static final WatchEvent END = new WatchEvent("END", Json.ofYaml("{}"));

    private final BlockingQueue<WatchEvent> events;
    private final Runnable connection;

    private WatchStream(BlockingQueue<WatchEvent> events, Runnable connection) {
        this.events = events;
        this.connection = connection;
    }

    static WatchStream chunked(HttpClient client, HttpRequest request) {
        BlockingQueue<WatchEvent> events = new LinkedBlockingQueue<>();
        HttpResponse<Stream<String>> response = client.sendAsync(request, BodyHandlers.ofLines())
                .orTimeout(Eventually.LIMIT.toSeconds(), SECONDS)
                .join();
        if (response.statusCode() != 200) {
            throw new AssertionError("Expected a watch but got HTTP " + response.statusCode() + ": "
                    + response.body().toList());
        }
        Thread.ofVirtual().start(() -> {
            try {
                response.body().forEach(line -> events.add(WatchEvent.of(line)));
            } catch (UncheckedIOException e) {
                // The test has closed the watch, or the server has: to the reader both are its end.
            } finally {
                events.add(END);
            }
        });
        return new WatchStream(events, () -> response.body().close());
    }

    static WatchStream webSocket(HttpClient client, URI uri, Map<String, String> headers) {
        BlockingQueue<WatchEvent> events = new LinkedBlockingQueue<>();
        // The API server answers 403 to a WebSocket without an origin, whatever the origin is.
        var builder = client.newWebSocketBuilder().header("Origin", "https://" + uri.getAuthority());
        headers.forEach(builder::header);
        WebSocket socket = builder.buildAsync(uri, new Frames(events))
                .orTimeout(Eventually.LIMIT.toSeconds(), SECONDS)
                .join();
        return new WatchStream(events, socket::abort);
    }

    /** The next event that is no bookmark. */
    WatchEvent next() throws InterruptedException {
        return nextExcept("BOOKMARK");
    }

    WatchEvent nextBookmark() throws InterruptedException {
        return nextExcept("ADDED", "MODIFIED", "DELETED");
    }

    void awaitEnd() throws InterruptedException {
        nextExcept("ADDED", "MODIFIED", "DELETED", "BOOKMARK");
    }

    private WatchEvent nextExcept(String... skipped) throws InterruptedException {
        long deadline = System.nanoTime() + Eventually.LIMIT.toNanos();
        while (true) {
            @Nullable WatchEvent event = events.poll(deadline - System.nanoTime(), NANOSECONDS);
            if (event == null) {
                throw new AssertionError("The watch told nothing new within " + Eventually.LIMIT);
            }
            if (!List.of(skipped).contains(event.type())) {
                return event;
            }
        }
    }

    @Override
    public void close() {
        connection.run();
    }

    /** Puts the frames of a message together again. */
    private static final class Frames implements WebSocket.Listener {
        private final BlockingQueue<WatchEvent> events;
        private final StringBuilder message = new StringBuilder();

        Frames(BlockingQueue<WatchEvent> events) {
            this.events = events;
        }

        @Override
        public @Nullable CompletionStage<?> onText(WebSocket socket, CharSequence text, boolean last) {
            message.append(text);
            if (last) {
                events.add(WatchEvent.of(message.toString()));
                message.setLength(0);
            }
            socket.request(1);
            return null;
        }

        @Override
        public @Nullable CompletionStage<?> onClose(WebSocket socket, int code, String reason) {
            events.add(END);
            return null;
        }

        @Override
        public void onError(WebSocket socket, Throwable error) {
            events.add(END);
        }
    }
}
