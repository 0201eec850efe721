package io.connectors.crds.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.connectors.crds.setting.InvalidSettingException;
import java.net.URI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class EngineUrlTest {

    @Test
    void mayBeAbsent() {
        assertThat(EngineUrl.of(" ")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"http://127.0.0.1:8181", "http://localhost:8181/", "http://[::1]:8181", "https://opa.example/x"})
    void isOnThisMachineOrEncrypted(String url) {
        assertThat(EngineUrl.of(url)).contains(URI.create(url));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://opa.example:8181",
                "http://10.0.0.1:8181",
                "http://127.0.0.1.example:8181",
                "http://user@127.0.0.1:8181",
                "ftp://127.0.0.1",
                "127.0.0.1:8181",
                "http://127.0.0.1:8181?x",
                "http:// 127.0.0.1"
            })
    void isRefusedWhereItWouldShowCredentials(String url) {
        assertThatThrownBy(() -> EngineUrl.of(url))
                .isInstanceOf(InvalidSettingException.class)
                .hasMessageContaining("connectors.rego.url");
    }
}
