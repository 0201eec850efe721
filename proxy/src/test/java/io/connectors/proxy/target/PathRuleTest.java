package io.connectors.proxy.target;

import static org.assertj.core.api.Assertions.assertThat;

import io.connectors.proxy.message.RequestTarget;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** REV-4, REV-5, REV-6. */
class PathRuleTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "/..", "/a/../b", "/a/..", "/%2e%2e/b", "/.%2E/b", "/%2e./b", "/..;x=1/b", "/a%2F..%2Fb", "/..%2fb",
                "/a\\b", "/a%5cb", "/a%5C..", "/a\u0000b", "/a%00b", "/a b", "/a\tb", "/a\r\nb", "/a\u007fb"
            })
    void refusesPathsThatToolsReadDifferently(String path) {
        assertThat(PathRule.violation(new RequestTarget(path, ""))).isPresent();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/",
                "/a%2Fb",
                "/a;p=1",
                "/a//b",
                "/a+b",
                "/\u00c3\u00a9",
                "/...",
                "/..a",
                "/a..",
                "/.well-known/x",
                "/%252e%252e/b",
                "/a/./b",
                "/%7Euser"
            })
    void leavesAllOthersAlone(String path) {
        assertThat(PathRule.violation(new RequestTarget(path, ""))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"?a=..", "?a=b\\c", "?", "?a=%2e%2e"})
    void leavesQueriesAlone(String query) {
        assertThat(PathRule.violation(new RequestTarget("/", query))).isEmpty();
    }
}
