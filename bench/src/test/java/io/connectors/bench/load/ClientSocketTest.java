package io.connectors.bench.load;

import static org.assertj.core.api.Assertions.assertThat;

import io.connectors.bench.load.ClientSocket.Answer;
import org.junit.jupiter.api.Test;

class ClientSocketTest {

    @Test
    void readsStatusAndLengthInAnyCase() {
        assertThat(ClientSocket.parse("HTTP/1.1 200 OK\r\nServer: x\r\nCONTENT-length: 1024\r\nA: b\r\n\r\n"))
                .isEqualTo(new Answer(200, 1024));
    }

    @Test
    void takesAMissingLengthForNoBody() {
        assertThat(ClientSocket.parse("HTTP/1.1 204 No Content\r\n\r\n")).isEqualTo(new Answer(204, 0));
    }

    @Test
    void callsRefusalsBad() {
        assertThat(new Answer(401, 0).isGood()).isFalse();
        assertThat(new Answer(204, 0).isGood()).isTrue();
    }
}
