package io.connectors.app.connectorsapi;

import static org.assertj.core.api.Assertions.assertThat;

import io.connectors.crds.access.ClientToken;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BearerTokenTest {
    @ParameterizedTest
    @ValueSource(strings = {"Bearer a.b.c", "bearer a.b.c", "BEARER  a.b.c "})
    void readsTheTokenInAnyLetterCaseOfTheScheme(String header) {
        assertThat(BearerToken.of(header)).hasValue(new ClientToken("a.b.c"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Bearer", "Bearer ", "Basic OmEuYi5j", "a.b.c"})
    void takesNothingElseForAToken(String header) {
        assertThat(BearerToken.of(header)).isEmpty();
    }

    @Test
    void takesAMissingHeaderForNoToken() {
        assertThat(BearerToken.of(null)).isEmpty();
    }
}
