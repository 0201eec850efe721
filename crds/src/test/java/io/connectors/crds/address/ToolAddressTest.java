package io.connectors.crds.address;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** ADM-3, FWD-5, FWD-7, FWD-9 and REV-6 as far as comparing goes. */
final class ToolAddressTest {
    record Written(String text, String url) {}

    static Stream<Written> addresses() {
        return Stream.of(
                new Written("https://forge.example.org", "https://forge.example.org"),
                new Written("https://forge.example.org/", "https://forge.example.org"),
                new Written("HTTPS://Forge.Example.ORG.:443/Git/", "https://forge.example.org/Git"),
                new Written("http://forge:8080/a/b", "http://forge:8080/a/b"),
                new Written("http://forge:443", "http://forge:443"),
                new Written("https://10.0.0.1:8443", "https://10.0.0.1:8443"),
                new Written("http://[FD00::1]:3000/x", "http://[fd00::1]:3000/x"),
                new Written("http://my_tool.svc", "http://my_tool.svc"),
                new Written("https://bücher.example/x", "https://xn--bcher-kva.example/x"),
                new Written("https://forge/a%20b", "https://forge/a%20b"));
    }

    @ParameterizedTest
    @MethodSource("addresses")
    void readsAddressesAndWritesThemTheSameWay(Written address) {
        ToolAddress read = ToolAddress.parse(address.text());

        assertThat(read.url()).isEqualTo(address.url());
        assertThat(ToolAddress.parse(read.url())).isEqualTo(read);
    }

    record Refused(String text, String rule) {}

    static Stream<Refused> invalid() {
        return Stream.of(
                new Refused("", "is empty"),
                new Refused("forge.example.org", "must begin with http:// or https://"),
                new Refused("ftp://forge", "must begin with http:// or https://"),
                new Refused("file:///etc/passwd", "must begin with http:// or https://"),
                new Refused("http:forge", "names no host"),
                new Refused("http://", "is not a URL"),
                new Refused("http:///x", "names no host"),
                new Refused("http://:80", "names no valid host"),
                new Refused("https://user:s3cr3t@forge", "must not contain a user name or password"),
                new Refused("https://s3cr3t@forge", "must not contain a user name or password"),
                new Refused("https://@forge", "must not contain a user name or password"),
                new Refused("https://forge?x=s3cr3t", "must not contain a query"),
                new Refused("https://forge#s3cr3t", "must not contain a fragment"),
                new Refused("https://forge/\r\nX: 1", "must not contain blanks or control characters"),
                new Refused("https://for ge", "must not contain blanks or control characters"),
                new Refused("https://forge:0", "names an invalid port"),
                new Refused("https://forge:65536", "names an invalid port"),
                new Refused("https://forge:", "names an invalid port"),
                new Refused("https://forge:+80", "names an invalid port"),
                new Refused("https://-forge", "names no valid host"),
                new Refused("https://forge..org", "names no valid host"),
                new Refused("https://forge/a/../b", "dot segments"),
                new Refused("https://forge/%2e%2E/b", "dot segments"),
                new Refused("https://forge/a//b", "must not contain empty"),
                new Refused("https://forge/a%5cb", "backslash"));
    }

    @ParameterizedTest
    @MethodSource("invalid")
    void namesTheRuleThatAnAddressBreaksWithoutRepeatingIt(Refused address) {
        assertThatThrownBy(() -> ToolAddress.parse(address.text()))
                .isInstanceOf(InvalidAddressException.class)
                .hasMessageContaining(address.rule())
                .hasMessageContaining("expected http(s)://host[:port][/prefix]")
                .hasMessageNotContaining("s3cr3t")
                .hasNoCause();
    }

    @Test
    void namesThePortInTheHostHeaderUnlessItIsTheDefault() {
        assertThat(ToolAddress.parse("https://forge:443").authority()).isEqualTo("forge");
        assertThat(ToolAddress.parse("http://forge:443").authority()).isEqualTo("forge:443");
        assertThat(ToolAddress.parse("http://[::1]").authority()).isEqualTo("[::1]");
    }

    @Test
    void coversItsOwnTarget() {
        ToolAddress forge = ToolAddress.parse("https://forge.example.org/repo-a");

        assertThat(forge.covers(target("https", "forge.example.org", 443, "/repo-a")))
                .isTrue();
        assertThat(forge.covers(target("https", "FORGE.example.org.", 443, "/repo-a/x%2Fy")))
                .isTrue();
        assertThat(ToolAddress.parse("http://[fd00::1]").covers(target("http", "fd00::1", 80, "")))
                .isTrue();
        assertThat(ToolAddress.parse("http://[fd00::1]").covers(target("http", "[FD00::1]", 80, "/")))
                .isTrue();
        assertThat(ToolAddress.parse("http://forge").covers(target("http", "forge", 80, "/a/../b")))
                .isTrue();
    }

    static Stream<RequestTarget> elsewhere() {
        return Stream.of(
                target("http", "forge.example.org", 443, "/repo-a"),
                target("https", "forge.example.org", 8443, "/repo-a"),
                target("https", "evil.example.org", 443, "/repo-a"),
                target("https", "forge.example.org.evil.org", 443, "/repo-a"),
                target("https", "forge.example.org", 443, "/repo-ab"),
                target("https", "forge.example.org", 443, "/Repo-a"),
                target("https", "forge.example.org", 443, "/repo"),
                target("https", "forge.example.org", 443, ""),
                target("https", "forge.example.org", 443, "/"),
                target("https", "forge.example.org", 443, "/x/repo-a"),
                target("https", "forge.example.org", 443, "/repo-a/../admin"),
                target("https", "forge.example.org", 443, "/repo-a/%2e%2E/admin"),
                target("https", "forge.example.org", 443, "/repo-a/.%2e/admin"),
                target("https", "forge.example.org", 443, "/repo-a/x/.."),
                target("https", "forge.example.org", 443, "/repo-a/..;x/admin"),
                target("https", "forge.example.org", 443, "/repo-a/..%2fadmin"),
                target("https", "forge.example.org", 443, "/repo-a/x%2F..%2F..%2Fadmin"),
                target("https", "forge.example.org", 443, "/repo-a//../../admin"),
                target("https", "forge.example.org", 443, "/repo-a/..\\admin"),
                target("https", "forge.example.org", 443, "/repo-a/%5c../admin"),
                target("https", "forge.example.org", 443, "/repo-a%2fx"));
    }

    @ParameterizedTest
    @MethodSource("elsewhere")
    void doesNotCoverAnythingElse(RequestTarget target) {
        assertThat(ToolAddress.parse("https://forge.example.org/repo-a").covers(target))
                .isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/repo-a/a..b", "/repo-a/...", "/repo-a/.git/config", "/repo-a/x.", "/repo-a/%2ehidden"})
    void coversNamesWithDotsThatAreNoDotSegments(String path) {
        assertThat(ToolAddress.parse("https://forge/repo-a").covers(target("https", "forge", 443, path)))
                .isTrue();
    }

    /** Some clients join paths with one slash too many; tools take them. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "/repo-a//x",
                "/repo-a/",
                "/repo-a//",
                "/repo-a/x//y",
                "/repo-a/./x",
                "/repo-a/.",
                "/repo-a/%2e/x"
            })
    void coversEmptySegmentsAndSingleDots(String path) {
        assertThat(ToolAddress.parse("https://forge/repo-a").covers(target("https", "forge", 443, path)))
                .isTrue();
    }

    private static RequestTarget target(String scheme, String host, int port, String rawPath) {
        return new RequestTarget(scheme, host, port, rawPath);
    }
}
