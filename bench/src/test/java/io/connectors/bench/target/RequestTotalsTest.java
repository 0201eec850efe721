package io.connectors.bench.target;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class RequestTotalsTest {

    private static final String SANDBOX = """
            # TYPE apiserver_request_total counter
            apiserver_request_total{group="",resource="",subresource="",verb="GET"} 7
            apiserver_request_total{group="authentication.k8s.io",resource="tokenreviews",subresource="",verb="CREATE"} 3
            """;
    private static final String KUBERNETES = """
            apiserver_request_total{code="201",component="apiserver",resource="tokenreviews",verb="POST",version="v1"} 2
            apiserver_request_total{code="403",component="apiserver",resource="tokenreviews",verb="POST",version="v1"} 1
            apiserver_request_total_other{resource="tokenreviews"} 5
            """;

    @Test
    void addsUpWhatIsAboutOneResource() {
        assertThat(RequestTotals.parse(KUBERNETES).of("tokenreviews")).isEqualTo(3);
    }

    @Test
    void leavesOutWhatIsAboutNoResource() {
        assertThat(RequestTotals.parse(SANDBOX).all()).isEqualTo(3);
    }

    @Test
    void tellsWhatCameSince() {
        RequestTotals since = RequestTotals.parse(SANDBOX).since(RequestTotals.parse(""));

        assertThat(since.of("tokenreviews")).isEqualTo(3);
        assertThat(since.of("secrets")).isZero();
    }
}
