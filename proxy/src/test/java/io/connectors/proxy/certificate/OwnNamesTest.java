package io.connectors.proxy.certificate;

import static io.connectors.proxy.certificate.Authorities.MINT;
import static io.connectors.proxy.certificate.Authorities.alternatives;
import static io.connectors.proxy.certificate.Authorities.always;
import static io.connectors.proxy.certificate.Authorities.issuer;
import static io.connectors.proxy.certificate.Authorities.trusting;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.net.NetworkInterface;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javax.net.ssl.SSLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The handshake of the proxy's own TLS port, seen by a client of the JDK that verifies everything. */
@Timeout(30)
class OwnNamesTest {
    private static final Set<String> NAMES = Set.of("c-forge.demo.svc", "c-forge.demo.svc.cluster.local");

    private final Issuer issuer = issuer();
    private final Leaves leaves = new Leaves(always(issuer), MINT, InstantSource.system());

    @ParameterizedTest
    @CsvSource({
        "TLSv1.3, c-forge.demo.svc, c-forge.demo.svc",
        "TLSv1.2, c-forge.demo.svc, c-forge.demo.svc",
        "TLSv1.3, C-Forge.demo.svc.Cluster.LOCAL, c-forge.demo.svc.cluster.local",
        "TLSv1.3, localhost, localhost",
    })
    void showsACertificateForTheNameThatIsAskedFor(String version, String asked, String name) throws Exception {
        try (TlsListener port = port("127.0.0.1")) {
            TlsClient.Seen seen =
                    TlsClient.of(trusting(issuer), asked).speaking(version).ask(port.connect());

            assertThat(seen.answer()).endsWith("ok");
            assertThat(alternatives(seen.certificate())).containsExactly("2:" + name);
        }
    }

    /** TLS-8. */
    @ParameterizedTest
    @CsvSource({
        "TLSv1.3, c-other.demo.svc",
        "TLSv1.2, c-other.demo.svc",
        "TLSv1.3, forge.example",
        "TLSv1.3, x.c-forge.demo.svc",
    })
    void mintsNothingForAnyOtherName(String version, String asked) throws Exception {
        try (TlsListener port = port("127.0.0.1")) {
            TlsClient client = TlsClient.of(trusting(issuer), asked).speaking(version);

            assertThatThrownBy(() -> client.ask(port.connect()))
                    .isInstanceOf(SSLException.class)
                    .hasMessageContaining("unrecognized_name");
            assertThat(port.handshake().failure()).isNotNull();
            assertThat(leaves.size()).isZero();
        }
    }

    @Test
    void takesLocalhostForAnyOtherNameElsewhere() throws Exception {
        String elsewhere = addressBesideLoopback();
        try (TlsListener port = port(elsewhere)) {
            TlsClient client = TlsClient.of(trusting(issuer), "localhost");

            assertThatThrownBy(() -> client.ask(port.connect())).hasMessageContaining("unrecognized_name");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "TLSv1.3, 127.0.0.1, 7:127.0.0.1",
        "TLSv1.2, 127.0.0.1, 7:127.0.0.1",
        "TLSv1.3, ::1, 7:0:0:0:0:0:0:0:1",
    })
    void showsAClientWithoutANameTheAddressItCameTo(String version, String address, String alternative)
            throws Exception {
        try (TlsListener port = port(address)) {
            TlsClient client =
                    TlsClient.of(trusting(issuer), address).indicating("").speaking(version);

            TlsClient.Seen seen = client.ask(port.connect());

            assertThat(seen.answer()).endsWith("ok");
            assertThat(alternatives(seen.certificate())).containsExactly("2:localhost", alternative);
        }
    }

    @Test
    void doesNotSayLocalhostElsewhere() throws Exception {
        String elsewhere = addressBesideLoopback();
        try (TlsListener port = port(elsewhere)) {
            TlsClient client = TlsClient.of(trusting(issuer), elsewhere).indicating("");

            assertThat(alternatives(client.ask(port.connect()).certificate())).containsExactly("7:" + elsewhere);
        }
    }

    @Test
    void choosesHttp11AmongWhatIsOffered() throws Exception {
        try (TlsListener port = port("127.0.0.1")) {
            TlsClient client =
                    TlsClient.of(trusting(issuer), "c-forge.demo.svc").offering("h2", "http/1.1");

            assertThat(client.ask(port.connect()).answer()).endsWith("ok");
            assertThat(port.handshake().protocol()).isEqualTo("http/1.1");
        }
    }

    @Test
    void failsTheHandshakeWhileNobodySigns() throws Exception {
        OwnNames without = new OwnNames(new Leaves(Optional::empty, MINT, InstantSource.system()), NAMES::contains);
        try (TlsListener port = TlsListener.at(without::open)) {
            TlsClient client = TlsClient.of(trusting(issuer), "c-forge.demo.svc");

            assertThatThrownBy(() -> client.ask(port.connect())).isInstanceOf(SSLException.class);
            assertThat(port.handshake().failure()).isNotNull();
        }
    }

    private TlsListener port(String address) throws IOException {
        return TlsListener.at(address, new OwnNames(leaves, NAMES::contains)::open);
    }

    private static String addressBesideLoopback() throws IOException {
        List<String> addresses = NetworkInterface.networkInterfaces()
                .flatMap(NetworkInterface::inetAddresses)
                .filter(address -> address.getAddress().length == 4 && !address.isLoopbackAddress())
                .map(address -> address.getHostAddress())
                .toList();
        assumeThat(addresses).as("addresses of this machine beside loopback").isNotEmpty();
        return addresses.getFirst();
    }
}
