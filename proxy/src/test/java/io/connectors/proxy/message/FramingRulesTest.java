package io.connectors.proxy.message;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** REV-1. */
class FramingRulesTest {
    @ParameterizedTest
    @ValueSource(strings = {"+4", "-1", "", "4 4", "0x4", "9999999999999999999", "4,4", "٤"})
    void refusesLengthsThatAreNotNumbers(String length) {
        assertRefused(Headers.NONE.with("Content-Length", length));
    }

    @ParameterizedTest
    @ValueSource(strings = {"xchunked", "gzip, chunked", "chunked, chunked", "identity", "", "chunked;x"})
    void refusesCodingsOtherThanChunked(String coding) {
        assertRefused(Headers.NONE.with("Transfer-Encoding", coding));
    }

    @Test
    void refusesTwoLengthsAndBothKindsAtOnce() {
        assertRefused(Headers.NONE.with("Content-Length", "3").with("content-length", "5"));
        assertRefused(Headers.NONE.with("Content-Length", "3").with("Content-Length", "3"));
        assertRefused(Headers.NONE.with("Content-Length", "3").with("Transfer-Encoding", "chunked"));
        assertRefused(Headers.NONE.with("Transfer-Encoding", "chunked").with("Transfer-Encoding", "chunked"));
    }

    @Test
    void readsTheFramingOfRequests() {
        assertThat(FramingRules.ofRequest(Headers.NONE)).isEqualTo(Framing.NONE);
        assertThat(FramingRules.ofRequest(Headers.NONE.with("Content-Length", "0")))
                .isEqualTo(new Framing.Sized(0));
        assertThat(FramingRules.ofRequest(Headers.NONE.with("transfer-encoding", "Chunked")))
                .isEqualTo(Framing.CHUNKED);
    }

    @Test
    void knowsResponsesWithoutBody() {
        Headers sized = Headers.NONE.with("Content-Length", "7");

        assertThat(FramingRules.ofResponse("HEAD", 200, sized)).isEqualTo(Framing.NONE);
        assertThat(FramingRules.ofResponse("GET", 204, sized)).isEqualTo(Framing.NONE);
        assertThat(FramingRules.ofResponse("GET", 304, sized)).isEqualTo(Framing.NONE);
        assertThat(FramingRules.ofResponse("GET", 200, sized)).isEqualTo(new Framing.Sized(7));
        assertThat(FramingRules.ofResponse("GET", 200, Headers.NONE)).isEqualTo(Framing.UNTIL_CLOSE);
    }

    private static void assertRefused(Headers headers) {
        assertThatExceptionOfType(MalformedMessageException.class).isThrownBy(() -> FramingRules.ofRequest(headers));
    }
}
