package io.connectors.sandbox.apiserver;

import io.connectors.sandbox.resource.Json;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.eclipse.jetty.websocket.api.Callback;
import org.eclipse.jetty.websocket.api.Session;
import org.eclipse.jetty.websocket.api.StatusCode;
import org.jspecify.annotations.Nullable;

/** A watch over a WebSocket: one text frame for each event. */
public final class WatchSocket extends Session.Listener.AbstractAutoDemanding {

    private static final long SEND_SECONDS = 30;

    private final WatchFeed feed;
    private volatile @Nullable Thread running;

    WatchSocket(WatchFeed feed) {
        this.feed = feed;
    }

    @Override
    public void onWebSocketOpen(Session session) {
        super.onWebSocketOpen(session);
        running = Thread.ofVirtual().name("watch").start(() -> run(session));
    }

    @Override
    public void onWebSocketClose(int statusCode, String reason, Callback callback) {
        Thread feeding = running;
        if (feeding != null) {
            feeding.interrupt();
        }
        callback.succeed();
    }

    private void run(Session session) {
        try {
            feed.run(event -> send(session, new String(Json.bytes(event), StandardCharsets.UTF_8)));
            session.close(StatusCode.NORMAL, "", Callback.NOOP);
        } catch (IOException _) {
            session.disconnect();
        } catch (InterruptedException _) {
            // The client closed the socket: nothing is left to do for it.
            Thread.currentThread().interrupt();
        }
    }

    private static void send(Session session, String text) throws IOException {
        Callback.Completable sent = new Callback.Completable();
        session.sendText(text, sent);
        try {
            sent.get(SEND_SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException e) {
            throw new IOException("The watcher does not take its events", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("The watcher closed the socket", e);
        }
    }
}
