package io.connectors.proxy.authority;

import static org.assertj.core.api.Assertions.assertThat;

import io.connectors.proxy.certificate.Issuer;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StoredAuthorityTest {
    private static final Instant NOW = Instant.parse("2026-11-22T10:00:00Z");

    private final Issuer one = Replicas.MINT.authority(NOW, Rotation.LIFETIME);
    private final Issuer other = Replicas.MINT.authority(NOW, Rotation.LIFETIME);

    @Test
    void readsWhatItWrote() {
        Authority authority = new Authority(
                List.of(new Generation(one, NOW.plus(Duration.ofMillis(1_234))), Generation.unpublished(other)));

        assertThat(StoredAuthority.read(StoredAuthority.write(authority))).contains(authority);
    }

    @Test
    void readsNothingAsAnAuthorityWithoutGenerations() {
        assertThat(StoredAuthority.read("")).contains(Authority.NONE);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "null",
                "{",
                "[]",
                "{}",
                "{\"generations\":{}}",
                "{\"generations\":[null]}",
                "{\"generations\":[{}]}",
                "{\"generations\":[{\"certificate\":\"x\",\"key\":\"y\"}]}",
            })
    void takesNothingElse(String text) {
        assertThat(StoredAuthority.read(text)).isEmpty();
    }

    /** To go on with the readable half would sign with the wrong one, and lose the other with the next write. */
    @Test
    void takesNothingWhenAPartIsBroken() {
        String text =
                StoredAuthority.write(new Authority(List.of(new Generation(one, NOW), Generation.unpublished(other))));

        assertThat(StoredAuthority.read(text.replace("2026-11-22T10", "yesterday")))
                .isEmpty();
        assertThat(StoredAuthority.read(text.replaceFirst("MII", "AAA"))).isEmpty();
    }

    @Test
    void takesNoKeyOfAnotherCertificate() {
        Issuer crossed = new Issuer(one.certificate(), other.key());

        assertThat(StoredAuthority.read(StoredAuthority.write(new Authority(List.of(new Generation(crossed, NOW))))))
                .isEmpty();
    }
}
