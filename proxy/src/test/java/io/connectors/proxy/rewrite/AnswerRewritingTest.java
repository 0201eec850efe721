package io.connectors.proxy.rewrite;

import static org.assertj.core.api.Assertions.assertThat;

import io.connectors.crds.address.ToolAddress;
import io.connectors.proxy.message.Framing;
import io.connectors.proxy.message.Headers;
import io.connectors.proxy.message.Origin;
import io.connectors.proxy.message.ResponseHead;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** REV-10. */
final class AnswerRewritingTest {
    private static final Origin PROXY = new Origin("https", "proxy.example", 8443);
    private static final String PREFIX = "/namespaces/demo/connectors/forge";

    private final AnswerRewriting byPath = rewriting("https://tool.example/git", PREFIX);
    private final AnswerRewriting byHost = rewriting("https://tool.example/git", "");
    private final AnswerRewriting wholeHost = rewriting("https://tool.example", PREFIX);

    @ParameterizedTest
    @CsvSource({
        "https://tool.example/git/a, https://proxy.example:8443/namespaces/demo/connectors/forge/a",
        "https://tool.example:443/git/a, https://proxy.example:8443/namespaces/demo/connectors/forge/a",
        "HTTPS://Tool.Example./git/a, https://proxy.example:8443/namespaces/demo/connectors/forge/a",
        "https://tool.example/git, https://proxy.example:8443/namespaces/demo/connectors/forge",
        "https://tool.example/git?a=/../b#c, https://proxy.example:8443/namespaces/demo/connectors/forge?a=/../b#c",
        "https://tool.example/git/%2F;x//y, https://proxy.example:8443/namespaces/demo/connectors/forge/%2F;x//y",
        "//tool.example/git/a, https://proxy.example:8443/namespaces/demo/connectors/forge/a",
        "/git/a, /namespaces/demo/connectors/forge/a",
        "/git, /namespaces/demo/connectors/forge",
    })
    void leadsToTheProxyWhatLeadsBelowTheAddress(String location, String expected) {
        assertThat(field(byPath, "Location", location)).isEqualTo(expected);
        assertThat(field(byPath, "content-location", location)).isEqualTo(expected);
        assertThat(field(byPath, "Link", "<" + location + ">; rel=next")).isEqualTo("<" + expected + ">; rel=next");
        assertThat(field(byHost, "Location", location)).isEqualTo(expected.replace(PREFIX, ""));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://elsewhere.example/git/a",
                "http://tool.example/git/a",
                "https://tool.example:8443/git/a",
                "https://tool.example/gitea",
                "https://tool.example/",
                "https://tool.example/git/../admin",
                "https://tool.example/git/%2e%2e/admin",
                "https://tool.example@elsewhere.example/git/a",
                "https://user@tool.example/git/a",
                "https://tool.example.elsewhere.example/git/a",
                "//elsewhere.example/git/a",
                "ftp://tool.example/git/a",
                "mailto:a@tool.example",
                "relative/git/a",
                "../git/a",
                "?page=2",
                "",
            })
    void leavesEverythingElseAsItIs(String location) {
        assertThat(field(byPath, "Location", location)).isEqualTo(location);
    }

    /** The client would look for it at the proxy. */
    @Test
    void namesTheToolForPathsOutsideOfTheAddress() {
        assertThat(field(byPath, "Location", "/login?next=/git")).isEqualTo("https://tool.example/login?next=/git");
        assertThat(field(wholeHost, "Location", "/login")).isEqualTo(PREFIX + "/login");
    }

    @Test
    void rewritesEachOfSeveralLinks() {
        assertThat(field(
                        byPath,
                        "Link",
                        "</git/a>; rel=\"next\", <https://elsewhere/>; x=\"</git/b>\", <https://tool.example/git/$1>"))
                .isEqualTo("<" + PREFIX + "/a>; rel=\"next\", <https://elsewhere/>; x=\"<" + PREFIX
                        + "/b>\", <https://proxy.example:8443" + PREFIX + "/$1>");
    }

    @ParameterizedTest
    @CsvSource({
        "s=1; Path=/git; Secure, s=1; Path=/namespaces/demo/connectors/forge; Secure",
        "s=1; path=/git/a, s=1; Path=/namespaces/demo/connectors/forge/a",
        "s=1; Path=/, s=1; Path=/namespaces/demo/connectors/forge",
        "s=1; Path=/gitea, s=1; Path=/gitea",
        "s=1; Path=relative, s=1; Path=relative",
        "s=1; Domain=tool.example; HttpOnly, s=1; HttpOnly",
        "s=1; domain=.example, s=1",
        "s=1; Domain=elsewhere.example, s=1; Domain=elsewhere.example",
        "s=1; Domain=ool.example, s=1; Domain=ool.example",
        "s=Path=/git; SameSite=Lax, s=Path=/git; SameSite=Lax",
    })
    void keepsCookiesAtTheConnectorsPlace(String cookie, String expected) {
        assertThat(field(byPath, "Set-Cookie", cookie)).isEqualTo(expected);
    }

    @Test
    void leavesTheHeadAloneWhereNothingLeadsAnywhere() {
        ResponseHead head = head("X-Location", "https://tool.example/git");

        assertThat(byPath.apply(head)).isSameAs(head);
    }

    private static String field(AnswerRewriting rewriting, String name, String value) {
        return rewriting.apply(head(name, value)).headers().first(name).orElseThrow();
    }

    private static ResponseHead head(String name, String value) {
        return new ResponseHead(302, "Found", Headers.NONE.with(name, value), Framing.NONE);
    }

    private static AnswerRewriting rewriting(String address, String prefix) {
        return new AnswerRewriting(new ProxyPlace(ToolAddress.parse(address), PROXY, prefix));
    }
}
