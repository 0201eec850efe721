package io.connectors.proxy.certificate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ServerNameTest {
    @ParameterizedTest
    @CsvSource({
        "forge.example, forge.example",
        "Forge.EXAMPLE., forge.example",
        "localhost, localhost",
        "büro.example, xn--bro-hoa.example",
        "xn--bro-hoa.example, xn--bro-hoa.example",
        "1.example, 1.example",
    })
    void readsNames(String host, String name) {
        assertThat(ServerName.of(host)).contains(new ServerName.Dns(name));
    }

    @ParameterizedTest
    @CsvSource({
        "127.0.0.1, 127.0.0.1",
        "10.1.2.3, 10.1.2.3",
        "[::1], 0:0:0:0:0:0:0:1",
        "::1, 0:0:0:0:0:0:0:1",
        "[2001:DB8::A], 2001:db8:0:0:0:0:0:a",
    })
    void readsAddresses(String host, String address) {
        assertThat(ServerName.of(host))
                .hasValueSatisfying(name ->
                        assertThat(name).isInstanceOf(ServerName.Address.class).hasToString(address));
    }

    /** What two clients could read as two servers is nobody's name. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                ".",
                "..",
                "a..b",
                "*.example",
                "under_score.example",
                "-a.example",
                "a b",
                "a/b",
                "a\0b",
                "a,b",
                "a\nb",
                "127.1",
                "2130706433",
                "0x7f.0.0.1",
                "0177.0.0.1",
                "1.2.3.4.5",
                "256.0.0.1",
                "example.1",
                "[::1",
                "::1]",
                "[127.0.0.1]",
                "fe80::1%eth0",
                "[forge.example]",
                "forge.example:443",
                ":",
            })
    void refusesEverythingElse(String host) {
        assertThat(ServerName.of(host)).isEmpty();
    }

    @Test
    void refusesNamesThatAreTooLong() {
        String label = "a".repeat(63);

        assertThat(ServerName.of(label + ".example")).isPresent();
        assertThat(ServerName.of("a" + label + ".example")).isEmpty();
        assertThat(ServerName.of((label + ".").repeat(3) + "a".repeat(61))).isPresent();
        assertThat(ServerName.of((label + ".").repeat(3) + "a".repeat(62))).isEmpty();
        assertThat(ServerName.of("ü".repeat(1_000_000))).isEmpty();
    }

    @Test
    void doesNotConstructInAnotherForm() {
        assertThatThrownBy(() -> new ServerName.Dns("Forge.example")).isInstanceOf(IllegalArgumentException.class);
    }
}
