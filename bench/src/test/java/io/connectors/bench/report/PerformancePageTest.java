package io.connectors.bench.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;

class PerformancePageTest {

    @Test
    void replacesWhatARunMadeAndNothingElse() {
        String page = "# By hand\n<!-- results: begin -->\nold\n<!-- results: end -->\nafter\n";

        assertThat(PerformancePage.with(page, "new\n"))
                .isEqualTo("# By hand\n<!-- results: begin -->\nnew\n<!-- results: end -->\nafter\n");
    }

    @Test
    void refusesAPageWithoutAPlaceForResults() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> PerformancePage.with("# By hand\n", "new\n"))
                .withMessageContaining("<!-- results: begin -->");
    }
}
