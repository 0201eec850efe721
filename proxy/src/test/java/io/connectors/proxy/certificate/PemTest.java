package io.connectors.proxy.certificate;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PemTest {
    private final Issuer one = Authorities.issuer();
    private final Issuer other = Authorities.issuer();

    @Test
    void readsTheBundleThatItWrote() {
        String bundle = Pem.of(List.of(one.certificate(), other.certificate()));

        assertThat(Pem.certificates(bundle)).contains(List.of(one.certificate(), other.certificate()));
        assertThat(bundle.lines()).allMatch(line -> line.length() <= 64);
    }

    @Test
    void readsTheKeyThatItWrote() {
        assertThat(Pem.key(Pem.of(one.key()))).contains(one.key());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "text", "-----BEGIN PRIVATE KEY-----\nAAAA\n-----END PRIVATE KEY-----\n"})
    void readsNoKeyElsewhere(String text) {
        assertThat(Pem.key(text)).isEmpty();
    }

    @Test
    void readsNoCertificatesOutOfABrokenBundle() {
        String broken = Pem.of(List.of(one.certificate())).replaceFirst("MII", "AAA");

        assertThat(Pem.certificates(broken)).isEmpty();
    }
}
