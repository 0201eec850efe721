package io.connectors.app.probe;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** A tool on a raw socket of the loopback interface: it reads the head of a request, then does what the test says. */
final class RawTool implements AutoCloseable {
    private final ServerSocket listener;
    private final Answer answer;
    private final List<Socket> connections = new CopyOnWriteArrayList<>();

    /** Every request's head, line by line. */
    final List<List<String>> requests = new CopyOnWriteArrayList<>();

    RawTool(Answer answer) throws IOException {
        this(new ServerSocket(0, 50, InetAddress.getLoopbackAddress()), answer);
    }

    RawTool(ServerSocket listener, Answer answer) {
        this.listener = listener;
        this.answer = answer;
        Thread.ofVirtual().start(this::accept);
    }

    static Answer answering(String text) {
        return (output, _) -> output.write(text.getBytes(StandardCharsets.ISO_8859_1));
    }

    int port() {
        return listener.getLocalPort();
    }

    @Override
    public void close() throws IOException {
        listener.close();
        for (Socket connection : connections) {
            connection.close();
        }
    }

    private void accept() {
        try {
            while (true) {
                Socket connection = listener.accept();
                connections.add(connection);
                Thread.ofVirtual().start(() -> serve(connection));
            }
        } catch (SocketException _) {
            // The test is over.
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private void serve(Socket connection) {
        try (connection) {
            BufferedReader reader =
                    new BufferedReader(new InputStreamReader(connection.getInputStream(), StandardCharsets.ISO_8859_1));
            List<String> head = new ArrayList<>();
            String line;
            while ((line = reader.readLine()) != null && !line.isEmpty()) {
                head.add(line);
            }
            requests.add(head);
            answer.to(connection.getOutputStream(), head);
        } catch (IOException _) {
            // The prober hung up, which some tests want.
        }
    }

    /** What the tool sends. */
    interface Answer {
        void to(OutputStream output, List<String> head) throws IOException;
    }
}
