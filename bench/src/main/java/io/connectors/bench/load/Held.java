package io.connectors.bench.load;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Connections that are open and on which nothing happens. */
public final class Held implements AutoCloseable {
    private static final int BUFFER_BYTES = 4 * 1024;

    private final List<ClientSocket> sockets = new ArrayList<>();

    private Held() {}

    /** Opens connections that have had one answer each and keep quiet now. */
    public static Held afterAnAnswer(Route route, String path, int count) throws IOException {
        var held = new Held();
        try {
            var request = ClientSocket.head("GET", path, route);
            for (int i = 0; i < count; i++) {
                ClientSocket socket = held.add(ClientSocket.open(route, BUFFER_BYTES));
                socket.send(request);
                ClientSocket.Answer answer = socket.awaitHead();
                socket.skipBody(answer);
                if (!answer.isGood()) {
                    throw new IOException("The answer to " + path + " was " + answer.status());
                }
            }
            return held;
        } catch (IOException e) {
            held.close();
            throw e;
        }
    }

    /** Opens connections that have asked for something and get no answer. */
    public static Held waiting(Route route, String path, int count) throws IOException {
        var held = new Held();
        try {
            var request = ClientSocket.head("GET", path, route);
            for (int i = 0; i < count; i++) {
                held.add(ClientSocket.open(route, BUFFER_BYTES)).send(request);
            }
            return held;
        } catch (IOException e) {
            held.close();
            throw e;
        }
    }

    @Override
    public void close() {
        sockets.forEach(ClientSocket::close);
    }

    private ClientSocket add(ClientSocket socket) {
        sockets.add(socket);
        return socket;
    }
}
