package io.connectors.liberty.up;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.junit.jupiter.api.Test;

class AdminAccessTest {

    @Test
    void readsTheApiServersAudiencesFromItsToken() {
        assertThat(AdminAccess.audiencesOf(token("{\"aud\":[\"https://kubernetes.default.svc\",\"k3s\"]}")))
                .containsExactly("https://kubernetes.default.svc", "k3s");
    }

    @Test
    void doesNotQuoteATokenThatItCannotRead() {
        assertThatThrownBy(() -> AdminAccess.audiencesOf(token("hunter2")))
                .hasMessageNotContaining("hunter2")
                .hasNoCause();
    }

    private static String token(String payload) {
        return "e30." + Base64.getUrlEncoder().withoutPadding().encodeToString(payload.getBytes(StandardCharsets.UTF_8))
                + ".c2ln";
    }
}
