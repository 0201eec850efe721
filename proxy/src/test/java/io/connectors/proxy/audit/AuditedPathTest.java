package io.connectors.proxy.audit;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AuditedPathTest {
    @ParameterizedTest
    @CsvSource({
        "/a/b%2Fc;d=1, /a/b%2Fc;d=1",
        "/a/eyJhbGciOiJSUzI1NiJ9.eyJzdWIiOiJ4In0.c2lnbmF0dXJl/b, /a/[token]/b",
        "/eyJhbGciOiJSUzI1NiJ9%2EeyJzdWIiOiJ4In0%2ec2ln, /[token]",
        "/eyJhbGciOiJSUzI1NiJ9.eyJzdWIiOiJ4In0., /[token]",
        "/a/eyJ/b, /a/eyJ/b"
    })
    void hidesTokens(String path, String audited) {
        assertThat(AuditedPath.of(path)).isEqualTo(audited);
    }
}
