package io.connectors.proxy.certificate;

import static io.connectors.proxy.certificate.Authorities.MINT;
import static io.connectors.proxy.certificate.Authorities.YEAR;
import static io.connectors.proxy.certificate.Authorities.alternatives;
import static io.connectors.proxy.certificate.Authorities.name;
import static io.connectors.proxy.certificate.Authorities.names;
import static org.assertj.core.api.Assertions.assertThat;

import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MintTest {
    private static final Instant NOW = Instant.parse("2026-11-22T10:00:00Z");
    private static final int SIGNS_CERTIFICATES = 5;

    private final Issuer issuer = MINT.authority(NOW, YEAR);

    @Test
    void makesAnAuthorityThatSignsLeavesOnly() throws Exception {
        X509Certificate authority = issuer.certificate();

        authority.verify(authority.getPublicKey());
        assertThat(authority.getBasicConstraints()).as("length of the path").isZero();
        assertThat(authority.getKeyUsage()[SIGNS_CERTIFICATES]).isTrue();
        assertThat(authority.getCriticalExtensionOIDs()).containsExactlyInAnyOrder("2.5.29.15", "2.5.29.19");
        assertThat(authority.getSigAlgName()).isEqualTo("SHA256withECDSA");
        assertThat(authority.getNotAfter()).isEqualTo(NOW.plus(YEAR));
        assertThat(authority.getNotBefore()).isBefore(NOW);
    }

    @Test
    void givesEachAuthorityANameOfItsOwn() {
        assertThat(MINT.authority(NOW, YEAR).certificate().getSubjectX500Principal())
                .isNotEqualTo(issuer.certificate().getSubjectX500Principal());
    }

    /** TLS-3. */
    @ParameterizedTest
    @CsvSource({
        "forge.example, 2:forge.example",
        "Büro.example, 2:xn--bro-hoa.example",
        "192.0.2.7, 7:192.0.2.7",
        "[2001:db8::7], 7:2001:db8:0:0:0:0:0:7",
    })
    void namesTheServerInTheLeaf(String host, String alternative) throws Exception {
        X509Certificate leaf = leaf(names(host));

        assertThat(alternatives(leaf)).containsExactly(alternative);
    }

    @Test
    void makesALeafThatIsAServerAndNothingElse() throws Exception {
        X509Certificate leaf = leaf(names("forge.example"));

        leaf.verify(issuer.certificate().getPublicKey());
        assertThat(leaf.getIssuerX500Principal()).isEqualTo(issuer.certificate().getSubjectX500Principal());
        assertThat(leaf.getBasicConstraints()).as("no authority").isEqualTo(-1);
        assertThat(leaf.getExtendedKeyUsage()).containsExactly("1.3.6.1.5.5.7.3.1");
        assertThat(leaf.getKeyUsage()[SIGNS_CERTIFICATES]).isFalse();
    }

    @Test
    void numbersLeavesAtRandom() {
        assertThat(leaf(names("forge.example")).getSerialNumber())
                .isPositive()
                .isNotEqualTo(leaf(names("forge.example")).getSerialNumber());
        assertThat(leaf(names("forge.example")).getSerialNumber().bitLength()).isGreaterThan(64);
    }

    @Test
    void putsAllNamesOfAServerIntoItsLeaf() throws Exception {
        var both = new ServerNames(Set.of(name("127.0.0.1"), name("localhost")));

        assertThat(alternatives(leaf(both))).containsExactly("2:localhost", "7:127.0.0.1");
    }

    @Test
    void keepsTheKeyOutOfMessages() {
        assertThat(issuer.toString()).matches("CN=Connectors interception CA [0-9a-f]{8},O=Connectors");
    }

    private X509Certificate leaf(ServerNames names) {
        return MINT.leaf(issuer, MINT.keys().getPublic(), names, NOW, NOW.plus(Duration.ofHours(1)));
    }
}
