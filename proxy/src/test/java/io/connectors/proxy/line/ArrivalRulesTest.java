package io.connectors.proxy.line;

import static org.assertj.core.api.Assertions.assertThat;

import io.connectors.proxy.message.Framing;
import io.connectors.proxy.message.Headers;
import io.connectors.proxy.message.Origin;
import io.connectors.proxy.message.RequestHead;
import io.connectors.proxy.message.RequestTarget;
import io.connectors.proxy.refusal.Decision;
import io.connectors.proxy.refusal.Reason;
import io.connectors.proxy.refusal.Refusal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ArrivalRulesTest {
    private static final Headers HOST = Headers.NONE.with("Host", "tool.example:8080");

    /** REV-2. */
    @ParameterizedTest
    @ValueSource(strings = {"", "bad host", "a/b", "a@b", "a:b", "a:123456", "-a", "[::1", "a,b", "\u00e4"})
    void refusesHostsThatAreNotNames(String host) {
        assertThat(reason(request("GET", "/", Headers.NONE.with("Host", host)))).isEqualTo(Reason.HOST_INVALID);
    }

    /** REV-2. */
    @Test
    void refusesNoneAndTwoHosts() {
        assertThat(reason(request("GET", "/", Headers.NONE))).isEqualTo(Reason.HOST_INVALID);
        assertThat(reason(request("GET", "/", HOST.with("host", "b")))).isEqualTo(Reason.HOST_INVALID);
    }

    @ParameterizedTest
    @ValueSource(strings = {"a", "A.b-c.svc.cluster.local.", "127.0.0.1:80", "[::1]:8080", "under_score"})
    void acceptsNamesAndAddresses(String host) {
        RequestHead request = request("GET", "/", Headers.NONE.with("Host", host));

        assertThat(ArrivalRules.check(request)).isEqualTo(Decision.passed(request));
    }

    /** REV-1. */
    @Test
    void refusesAmbiguousFramingAndOddFields() {
        assertThat(reason(request("GET", "/", HOST.with("Content-Length", "1").with("Content-Length", "2"))))
                .isEqualTo(Reason.REQUEST_MALFORMED);
        assertThat(reason(request("GET", "/", HOST.with("X", "a\u0000b")))).isEqualTo(Reason.REQUEST_MALFORMED);
        assertThat(reason(request("GET", "/", HOST.with("X ", "a")))).isEqualTo(Reason.REQUEST_MALFORMED);
    }

    @Test
    void refusesTunnelsAndPathsThatClimb() {
        assertThat(reason(request("CONNECT", "/", HOST))).isEqualTo(Reason.METHOD_NOT_SERVED);
        assertThat(reason(request("GET", "/../x", HOST))).isEqualTo(Reason.PATH_NOT_ALLOWED);
    }

    private static Reason reason(RequestHead request) {
        return switch (ArrivalRules.check(request)) {
            case Decision.Refused<RequestHead>(Refusal refusal) -> refusal.reason();
            case Decision.Passed<RequestHead> passed -> throw new AssertionError(passed);
        };
    }

    private static RequestHead request(String method, String path, Headers headers) {
        return new RequestHead(
                method, new Origin("http", "tool.example", 80), new RequestTarget(path, ""), headers, Framing.NONE);
    }
}
