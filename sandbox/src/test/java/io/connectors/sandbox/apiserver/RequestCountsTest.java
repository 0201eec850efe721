package io.connectors.sandbox.apiserver;

import static org.assertj.core.api.Assertions.assertThat;

import io.connectors.sandbox.authorization.AccessAttributes;
import org.junit.jupiter.api.Test;

class RequestCountsTest {

    private final RequestCounts counts = new RequestCounts();

    @Test
    void countsWhatIsTheSameButForItsNameUnderOneLine() {
        counts.add(new AccessAttributes.Resource("get", "", "secrets", "", "a", "one"));
        counts.add(new AccessAttributes.Resource("get", "", "secrets", "", "b", "two"));

        assertThat(counts.text()).isEqualTo("""
                        # TYPE apiserver_request_total counter
                        apiserver_request_total{group="",resource="secrets",subresource="",verb="GET"} 2
                        """);
    }

    @Test
    void tellsSubresourcesApart() {
        counts.add(new AccessAttributes.Resource("create", "", "serviceaccounts", "token", "a", "one"));
        counts.add(new AccessAttributes.Resource("create", "", "serviceaccounts", "", "a", "one"));

        assertThat(counts.text())
                .contains("subresource=\"token\",verb=\"CREATE\"} 1", "subresource=\"\",verb=\"CREATE\"} 1");
    }

    @Test
    void makesNoLabelOfAPath() {
        counts.add(new AccessAttributes.Path("get", "/anything/at/all"));

        assertThat(counts.text())
                .contains("apiserver_request_total{group=\"\",resource=\"\",subresource=\"\",verb=\"GET\"} 1")
                .doesNotContain("anything");
    }
}
