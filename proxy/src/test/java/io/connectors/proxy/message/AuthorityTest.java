package io.connectors.proxy.message;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** REV-2, FWD-7, FWD-8. */
final class AuthorityTest {
    @ParameterizedTest
    @CsvSource({
        "a, a, -1",
        "Tool.Example:8080, tool.example, 8080",
        "tool.example., tool.example, -1",
        "tool.example.:1, tool.example, 1",
        "a_b-c.d, a_b-c.d, -1",
        "127.0.0.1:65535, 127.0.0.1, 65535",
        "[::1], [::1], -1",
        "[FD00::1]:443, [fd00::1], 443",
        "[::ffff:127.0.0.1]:80, [::ffff:127.0.0.1], 80",
        "a:00080, a, 80",
    })
    void readsHostAndPort(String text, String host, int port) {
        assertThat(Authority.parse(text)).contains(new Authority(host, port));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                ":",
                ":80",
                ".",
                "-a",
                "a b",
                " a",
                "a ",
                "a:",
                "a:0",
                "a:65536",
                "a:999999",
                "a:-1",
                "a:+1",
                "a:8O",
                "a:80:80",
                "a/b",
                "a?b",
                "a#b",
                "user@a",
                "user:password@a",
                "a,b",
                "a\\b",
                "a%2eb",
                "\u00e9",
                "a\u0000",
                "a\r",
                "[",
                "[]",
                "[:]",
                "[::1",
                "::1",
                "[::1]a",
                "[::1]:",
                "[fe80::1%25eth0]",
                "[::g]",
                "*",
            })
    void refusesEverythingElse(String text) {
        assertThat(Authority.parse(text)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"a, http, 80", "a, https, 443", "a:8080, https, 8080"})
    void takesTheSchemesPortWhereNoneIsWritten(String text, String scheme, int port) {
        assertThat(Authority.parse(text).orElseThrow().origin(scheme)).isEqualTo(new Origin(scheme, "a", port));
    }

    @ParameterizedTest
    @ValueSource(ints = {254, 255, 1000})
    void refusesNamesThatAreTooLong(int length) {
        assertThat(Authority.parse("a".repeat(253))).isPresent();
        assertThat(Authority.parse("a".repeat(length + 1))).isEmpty();
    }
}
