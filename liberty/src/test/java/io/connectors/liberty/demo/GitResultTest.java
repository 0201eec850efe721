package io.connectors.liberty.demo;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class GitResultTest {

    private static final String REFUSED = """
            19:00:00.000000 http.c:729 => Send header: GET /hello.git/info/refs HTTP/1.1
            19:00:00.000000 http.c:729 <= Recv header: HTTP/1.1 403 Forbidden
            """;

    @Test
    void readsTheStatusesOutOfTheTrace() {
        var result = new GitResult(0, "", REFUSED + "<= Recv header: HTTP/2 200 OK\n");

        assertThat(result.statuses()).containsExactly(403, 200);
    }

    @Test
    void isRefusedOnlyWhenGitFailedAndEveryAnswerSaidSo() {
        assertThat(new GitResult(128, "", REFUSED).refusedWith(403)).isTrue();
        assertThat(new GitResult(128, "", REFUSED).refusedWith(401)).isFalse();
        assertThat(new GitResult(0, "", REFUSED).refusedWith(403)).isFalse();
        assertThat(new GitResult(128, "Could not resolve host", "").refusedWith(403))
                .isFalse();
    }
}
