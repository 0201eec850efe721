package io.connectors.crds.access;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.ConfigBuilder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** AUT-1. */
final class IssuersTest {
    private final FakeTime time = new FakeTime();

    @TempDir
    private Path folder;

    @Test
    void knowsTheIssuersOfTheSettingsOnly() {
        var issuers =
                new Issuers(List.of("https://a", "https://b"), () -> Optional.of(Tokens.ofIssuer("https://own")), time);

        assertThat(List.of("https://a", "https://b")).allMatch(issuers);
        assertThat(List.of("https://own", "https://a/", "")).noneMatch(issuers);
    }

    @Test
    void learnsTheIssuerFromTheTokenOfItsPod() throws IOException {
        Path file = Files.writeString(
                folder.resolve("token"), Tokens.ofIssuer("https://own").value() + "\n");
        var issuers = new Issuers(List.of(), OwnToken.of(using(Tokens.ofIssuer("https://own")), file), time);

        assertThat(issuers.test("https://own")).isTrue();
        assertThat(issuers.test("https://foreign")).isFalse();
        assertThat(issuers.test("")).isFalse();
    }

    /** Or else a cluster that gets a new issuer would need all its proxies started anew. */
    @Test
    void learnsTheNewIssuerWhenTheTokenOfItsPodIsRenewed() throws IOException {
        Path file = Files.writeString(
                folder.resolve("token"), Tokens.ofIssuer("https://old").value());
        var issuers = new Issuers(List.of(), OwnToken.of(using(Tokens.ofIssuer("https://old")), file), time);
        assertThat(issuers.test("https://new")).isFalse();

        Files.writeString(file, Tokens.ofIssuer("https://new").value());
        assertThat(issuers.test("https://new"))
                .as("not for each stranger a look")
                .isFalse();
        time.passes(Duration.ofSeconds(10));

        assertThat(issuers.test("https://new")).isTrue();
        assertThat(issuers.test("https://old")).isTrue();
    }

    /** The identity of a kubeconfig may be one of another cluster, or no ServiceAccount at all. */
    @Test
    void learnsNothingFromAPodWhoseTokenItDoesNotUse() throws IOException {
        Path file = Files.writeString(
                folder.resolve("token"), Tokens.ofIssuer("https://own").value());
        var issuers = new Issuers(List.of(), OwnToken.of(using(Tokens.ofIssuer("https://other")), file), time);

        assertThat(issuers.test("https://anybody")).isTrue();
    }

    @Test
    void takesAnyIssuerOutsideOfPods() {
        var issuers = new Issuers(List.of(), OwnToken.of(Config.empty(), folder.resolve("missing")), time);

        assertThat(issuers.test("https://anybody")).isTrue();
        assertThat(issuers.test("")).isTrue();
    }

    private static Config using(ClientToken token) {
        return new ConfigBuilder(Config.empty())
                .withAutoOAuthToken(token.value())
                .build();
    }
}
