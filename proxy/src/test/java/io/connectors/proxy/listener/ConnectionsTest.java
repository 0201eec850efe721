package io.connectors.proxy.listener;

import static org.assertj.core.api.Assertions.assertThat;

import io.connectors.proxy.codec.HeadLimits;
import io.connectors.proxy.codec.HeadMemory;
import io.connectors.proxy.deadline.Deadlines;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
class ConnectionsTest {
    private static final int MOST = 2;

    private final Deadlines deadlines = new Deadlines(Duration.ofSeconds(1));
    private final HeadMemory memory = new HeadMemory(1000);
    private final Connections connections = new Connections(
            new ClientLimits(
                    Duration.ofMinutes(1),
                    Duration.ofMinutes(1),
                    Duration.ofMinutes(1),
                    new HeadLimits(1000, 10),
                    MOST,
                    MOST),
            deadlines,
            memory);

    private ServerSocket port;

    @BeforeEach
    void open() throws IOException {
        port = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    }

    @AfterEach
    void close() throws IOException {
        port.close();
        deadlines.close();
    }

    @Test
    void givesThePlaceOfWhoeverHasBeenIdleLongest() throws IOException {
        Place first = admitted();
        Place second = admitted();
        releaseWhenClosed(first);

        Place third = admitted();

        assertThat(first.isIdle()).isFalse();
        assertThat(second.isIdle()).isTrue();
        assertThat(third.isIdle()).isTrue();
        assertThat(connections.count()).isEqualTo(MOST);
    }

    @Test
    void sendsANewClientAwayWhenEverybodyIsBusy() throws IOException {
        assertThat(admitted().resume()).isTrue();
        assertThat(admitted().resume()).isTrue();

        try (Socket client = new Socket(port.getInetAddress(), port.getLocalPort())) {
            assertThat(connections.admit(port.accept())).isEmpty();
            assertThat(client.getInputStream().read()).isNegative();
        }
        assertThat(connections.count()).isEqualTo(MOST);
    }

    /** What is sent in two parts, such as a handshake, must not wait until the client says that the first one came. */
    @Test
    void sendsWithoutDelay() throws IOException {
        try (Socket _ = new Socket(port.getInetAddress(), port.getLocalPort());
                Socket accepted = port.accept()) {
            assertThat(connections.admit(accepted)).isPresent();

            assertThat(accepted.getTcpNoDelay()).isTrue();
            assertThat(accepted.getKeepAlive()).isTrue();
        }
    }

    @Test
    void leavesNoSocketBehindOfWhoeverIsGoneAlready() throws IOException {
        AtomicInteger closed = new AtomicInteger();
        try (Socket broken = new Socket() {
            @Override
            public void setTcpNoDelay(boolean on) throws SocketException {
                throw new SocketException("Invalid argument");
            }

            @Override
            public void close() throws IOException {
                closed.incrementAndGet();
                super.close();
            }
        }) {
            assertThat(connections.admit(broken)).isEmpty();

            assertThat(closed).hasValue(1);
            assertThat(connections.count()).isZero();
            assertThat(deadlines.watched()).isZero();
        }
    }

    /** A request that came when its client was sent away is not begun. */
    @Test
    void lendsAPlaceToOneOnly() throws IOException {
        Place place = admitted();

        place.closeIfIdle();

        assertThat(place.resume()).isFalse();
    }

    /** A client whose handshake failed leaves nothing behind, too. */
    @Test
    void forgetsWhoWasReleased() throws IOException {
        Place place = admitted();
        int watched = deadlines.watched();

        connections.release(place);

        assertThat(connections.count()).isZero();
        assertThat(watched).isPositive();
        assertThat(deadlines.watched()).isZero();
    }

    private Place admitted() throws IOException {
        Socket client = new Socket(port.getInetAddress(), port.getLocalPort());
        Optional<Place> place = connections.admit(port.accept());
        assertThat(client.isConnected()).isTrue();
        return place.orElseThrow();
    }

    private void releaseWhenClosed(Place place) {
        Thread.ofVirtual().start(() -> {
            try {
                assertThat(place.wire().in().await()).isFalse();
            } catch (IOException closed) {
                // As it should be.
            } finally {
                connections.release(place);
            }
        });
    }
}
