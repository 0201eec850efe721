package io.connectors.proxy.certificate;

import static io.connectors.proxy.certificate.Authorities.MINT;
import static io.connectors.proxy.certificate.Authorities.alternatives;
import static io.connectors.proxy.certificate.Authorities.always;
import static io.connectors.proxy.certificate.Authorities.issuer;
import static io.connectors.proxy.certificate.Authorities.name;
import static io.connectors.proxy.certificate.Authorities.trusting;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.InstantSource;
import java.util.Optional;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLHandshakeException;
import javax.net.ssl.SSLSocket;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The handshake of intercepted tunnels, seen by a client of the JDK that verifies everything. */
@Timeout(30)
class InterceptionTest {
    private final Issuer issuer = issuer();
    private final Leaves leaves = new Leaves(always(issuer), MINT, InstantSource.system());
    private final Interception interception = new Interception(leaves);

    /** TLS-3. */
    @ParameterizedTest
    @CsvSource({
        "TLSv1.3, forge.example, forge.example, 2:forge.example",
        "TLSv1.2, forge.example, forge.example, 2:forge.example",
        "TLSv1.3, büro.example, xn--bro-hoa.example, 2:xn--bro-hoa.example",
        "TLSv1.3, 192.0.2.7, 192.0.2.7, 7:192.0.2.7",
        "TLSv1.2, 192.0.2.7, 192.0.2.7, 7:192.0.2.7",
        "TLSv1.3, [2001:db8::7], 2001:db8::7, 7:2001:db8:0:0:0:0:0:7",
        "TLSv1.2, [2001:db8::7], 2001:db8::7, 7:2001:db8:0:0:0:0:0:7",
    })
    void showsTheClientTheServerItAskedFor(String version, String authorised, String verified, String alternative)
            throws Exception {
        boolean isName = alternative.startsWith("2:");
        try (TlsListener tunnel = tunnelTo(authorised)) {
            TlsClient client = TlsClient.of(trusting(issuer), verified)
                    .indicating(isName ? verified : "")
                    .speaking(version);

            TlsClient.Seen seen = client.ask(tunnel.connect());

            assertThat(seen.answer()).endsWith("ok");
            assertThat(alternatives(seen.certificate())).containsExactly(alternative);
            assertThat(tunnel.handshake().version()).isEqualTo(version);
        }
    }

    /** TLS-4. */
    @ParameterizedTest
    @CsvSource({
        "TLSv1.3, forge.example, other.example",
        "TLSv1.2, forge.example, other.example",
        "TLSv1.3, forge.example, forge.example.other.example",
        "TLSv1.3, forge.example, sub.forge.example",
        "TLSv1.3, 192.0.2.7, forge.example",
    })
    void refusesAnotherServerThanTheAuthorisedOne(String version, String authorised, String indicated)
            throws Exception {
        try (TlsListener tunnel = tunnelTo(authorised)) {
            TlsClient client = TlsClient.of(trusting(issuer), authorised)
                    .indicating(indicated)
                    .speaking(version);

            assertThatThrownBy(() -> client.ask(tunnel.connect()))
                    .isInstanceOf(SSLException.class)
                    .hasMessageContaining("unrecognized_name");
            assertThat(tunnel.handshake().failure()).isInstanceOf(SSLHandshakeException.class);
            assertThat(leaves.size()).as("leaves beside the authorised one's").isEqualTo(1);
        }
    }

    @ParameterizedTest
    @CsvSource({"FORGE.example", "''"})
    void takesTheNameInAnyCaseAndItsAbsence(String indicated) throws Exception {
        try (TlsListener tunnel = tunnelTo("Forge.Example.")) {
            TlsClient client = TlsClient.of(trusting(issuer), "forge.example").indicating(indicated);

            assertThat(client.ask(tunnel.connect()).answer()).endsWith("ok");
        }
    }

    /** TLS-6. */
    @ParameterizedTest
    @CsvSource({"TLSv1.3", "TLSv1.2"})
    void choosesHttp11AmongWhatIsOffered(String version) throws Exception {
        try (TlsListener tunnel = tunnelTo("forge.example")) {
            TlsClient client = TlsClient.of(trusting(issuer), "forge.example")
                    .speaking(version)
                    .offering("h2", "http/1.1");

            assertThat(client.ask(tunnel.connect()).answer()).endsWith("ok");
            assertThat(tunnel.handshake().protocol()).isEqualTo("http/1.1");
        }
    }

    @Test
    void refusesAClientThatSpeaksOnlyHttp2() throws Exception {
        try (TlsListener tunnel = tunnelTo("forge.example")) {
            TlsClient client = TlsClient.of(trusting(issuer), "forge.example").offering("h2");

            assertThatThrownBy(() -> client.ask(tunnel.connect())).hasMessageContaining("no_application_protocol");
        }
    }

    /** TLS-7. */
    @Test
    void noticesThatTheClientDoesNotTrustTheAuthority() throws Exception {
        try (TlsListener tunnel = tunnelTo("forge.example")) {
            TlsClient client = TlsClient.of(trusting(issuer()), "forge.example").speaking("TLSv1.2");

            assertThatThrownBy(() -> client.ask(tunnel.connect())).isInstanceOf(SSLHandshakeException.class);
            // Either the alert comes first or the end of the connection.
            assertThat(tunnel.handshake().failure()).isNotNull();
        }
    }

    /** The listener looks at the first bytes of a tunnel, and TLS gets them too. */
    @ParameterizedTest
    @CsvSource({"1", "5", "100"})
    void takesWhatWasReadOfTheHelloAlready(int bytes) throws Exception {
        TlsListener.Tls peeking = connection -> {
            byte[] consumed = connection.getInputStream().readNBytes(bytes);
            return interception
                    .open(connection, new ByteArrayInputStream(consumed), name("forge.example"))
                    .orElseThrow();
        };
        try (TlsListener tunnel = TlsListener.at(peeking)) {
            assertThat(TlsClient.of(trusting(issuer), "forge.example")
                            .ask(tunnel.connect())
                            .answer())
                    .endsWith("ok");
        }
    }

    @Test
    void leavesTheTunnelAloneWhileNobodySigns() throws Exception {
        Interception without = new Interception(new Leaves(Optional::empty, MINT, InstantSource.system()));
        try (ServerSocket listener = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                Socket client = new Socket(listener.getInetAddress(), listener.getLocalPort());
                Socket tunnel = listener.accept()) {
            Optional<SSLSocket> refused = without.open(tunnel, InputStream.nullInputStream(), name("forge.example"));
            tunnel.getOutputStream().write('x');

            assertThat(refused).isEmpty();
            assertThat(client.getInputStream().read()).isEqualTo('x');
        }
    }

    private TlsListener tunnelTo(String authorised) throws IOException {
        return TlsListener.at(connection -> interception
                .open(connection, InputStream.nullInputStream(), name(authorised))
                .orElseThrow());
    }
}
