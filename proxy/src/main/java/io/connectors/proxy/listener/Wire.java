package io.connectors.proxy.listener;

import io.connectors.proxy.codec.HeadMemory;
import io.connectors.proxy.codec.InboundBuffer;
import io.connectors.proxy.codec.OutboundBuffer;
import io.connectors.proxy.deadline.Deadline;
import io.connectors.proxy.deadline.Deadlines;
import io.connectors.proxy.exchange.ClientTunnel;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import javax.net.ssl.ExtendedSSLSession;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.StandardConstants;

/** The bytes from and to one client, in clear text or as TLS carries them. */
public final class Wire implements ClientTunnel, AutoCloseable {
    /** For TLS to say goodbye to a client that may not read it. */
    private static final Duration FAREWELL = Duration.ofSeconds(2);

    private final Place place;
    private final Socket socket;
    private final Deadlines deadlines;
    private final HeadMemory memory;
    private final InboundBuffer in;
    private final OutboundBuffer out;
    private final OutputStream sink;
    private final Deadline reading;
    private final Deadline writing;
    private final DepartureWatch departure;

    Wire(Place place, Socket socket, Deadlines deadlines, HeadMemory memory) throws IOException {
        this.place = place;
        this.socket = socket;
        this.deadlines = deadlines;
        this.memory = memory;
        // Never around TLS: what goes through the channel of its socket is not encrypted.
        SocketChannel channel = isSecure() ? null : socket.getChannel();
        this.in = new InboundBuffer(socket.getInputStream(), channel, memory);
        this.sink = socket.getOutputStream();
        this.out = new OutboundBuffer(sink, channel);
        this.reading = deadlines.watch(place::cut);
        this.writing = deadlines.watch(place::cut);
        this.departure = new DepartureWatch(in, deadlines);
    }

    @Override
    public InboundBuffer in() {
        return in;
    }

    @Override
    public OutputStream out() {
        return sink;
    }

    @Override
    public void endOutput() throws IOException {
        socket.shutdownOutput();
    }

    @Override
    public void cut() {
        place.cut();
    }

    /** Ends the connection in the orderly way; for the thread that serves it. */
    @Override
    public void close() {
        reading.close();
        departure.close();
        writing.within(FAREWELL);
        try {
            socket.close();
        } catch (IOException alreadyBroken) {
            // Nothing more can be lost.
        }
        writing.close();
        in.close();
    }

    public boolean isSecure() {
        return socket instanceof SSLSocket;
    }

    Optional<String> serverName() {
        return socket instanceof SSLSocket tls && tls.getSession() instanceof ExtendedSSLSession session
                ? session.getRequestedServerNames().stream()
                        .filter(name -> name.getType() == StandardConstants.SNI_HOST_NAME)
                        .map(name -> new String(name.getEncoded(), StandardCharsets.US_ASCII))
                        .findFirst()
                : Optional.empty();
    }

    public InetAddress localAddress() {
        return socket.getLocalAddress();
    }

    public InetAddress clientAddress() {
        return socket.getInetAddress();
    }

    /** Waits for the first byte of what the client says next; false when it says nothing. */
    public boolean awaitSpeech(Duration limit) throws IOException {
        reading.within(limit);
        boolean speaks = in.await();
        reading.none();
        return speaks;
    }

    /** Puts TLS on a connection, as its server. */
    public interface Securing {
        /**
         * Begins a connection.
         *
         * @param consumed what was read already: the beginning of the client's hello
         */
        SSLSocket open(Socket socket, InputStream consumed) throws IOException;
    }

    /** Shakes hands; what was read and not consumed is the beginning of that. */
    public Wire secured(Securing securing, Duration limit) throws IOException {
        place.beginTls();
        byte[] begun = in.take(in.buffered());
        in.drop();
        SSLSocket secured = securing.open(socket, new ByteArrayInputStream(begun));
        reading.within(limit);
        secured.startHandshake();
        reading.close();
        writing.close();
        departure.close();
        Wire inside = new Wire(place, secured, deadlines, memory);
        place.moveTo(inside);
        return inside;
    }

    Place place() {
        return place;
    }

    OutboundBuffer buffer() {
        return out;
    }

    Deadline reading() {
        return reading;
    }

    Deadline writing() {
        return writing;
    }

    DepartureWatch departure() {
        return departure;
    }
}
