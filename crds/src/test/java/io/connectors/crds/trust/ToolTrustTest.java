package io.connectors.crds.trust;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.security.cert.CertificateException;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLHandshakeException;
import org.junit.jupiter.api.Test;

final class ToolTrustTest {
    private final ToolTrust trust = new ToolTrust();

    @Test
    void makesOneContextForEachSetOfAuthorities() {
        assertThat(context(trust)).isSameAs(context(trust)).isNotSameAs(context(new ToolTrust()));
    }

    @Test
    void refusesAuthoritiesThatAreNoCertificates() {
        assertThatExceptionOfType(InvalidAuthoritiesException.class)
                .isThrownBy(() -> trust.context(
                        "-----BEGIN CERTIFICATE-----\nbm8=\n-----END CERTIFICATE-----\n", Optional.empty()));
    }

    private static SSLContext context(ToolTrust trust) {
        return trust.context("", Optional.empty());
    }

    @Test
    void tellsACertificateFromOtherFailures() {
        var untrusted = new SSLHandshakeException("untrusted", new CertificateException("unknown authority"));

        assertThat(ToolTrust.isAboutTrust(untrusted)).isTrue();
        assertThat(ToolTrust.isAboutTrust(new IOException("broken"))).isFalse();
    }
}
