package io.connectors.liberty.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/**
 * {@code git}, led through the proxy in each way it can be, by nothing but files that a Pod mounts: it is given the repository's
 * own URL, whose host it could not even resolve.
 */
@ExtendWith(ProductExtension.class)
final class GitModesThroughProxyE2E {
    /** More than git sends in one piece: it then asks whether it is welcome, and sends chunks. */
    private static final int CONTENT_BYTES = 2 * 1024 * 1024;

    private static final String CONNECTOR = "mounted";

    private final RunningProduct product;
    private final GitServer forge;
    private final Tenant tenant;
    private final String token;
    private final MountedFiles files;

    @TempDir
    Path folder;

    GitModesThroughProxyE2E(RunningProduct product, GitServer forge, Tenant tenant) {
        this.product = product;
        this.forge = forge;
        this.tenant = tenant;
        this.token = tenant.token("builder");
        this.files = new MountedFiles(product, tenant, token);
    }

    @Test
    void findsTheConnectorByPathAndTheToolOverHttp() throws IOException {
        connect(forge.namedAddress());

        pushAndClone(reverse(new Workload(folder, files.byPath(CONNECTOR, "gitconfig"))), forge.namedAddress());
    }

    @Test
    void findsTheConnectorByHostNameAndTheToolOverHttps() throws IOException {
        connect(forge.tlsAddress());
        Workload workload = reverse(new Workload(folder, files.byHostName(CONNECTOR, "gitconfig")))
                .with("GIT_CONFIG_COUNT", 1)
                .with("GIT_CONFIG_KEY_0", "http.curloptResolve")
                .with("GIT_CONFIG_VALUE_0", tenant.hostName(CONNECTOR) + ":" + product.proxyPort() + ":127.0.0.1");

        pushAndClone(workload, forge.tlsAddress());
    }

    @Test
    void asksTheForwardProxyForAnHttpUrl() throws IOException {
        connect(forge.namedAddress());

        pushAndClone(new Workload(folder, files.byPath(CONNECTOR, "")).sourcing(), forge.namedAddress());
    }

    @Test
    void tunnelsToAnHttpsServerWhoseCertificateIsTheProxys() throws IOException {
        connect(forge.tlsAddress());
        Workload workload = new Workload(folder, files.byPath(CONNECTOR, "")).sourcing();

        pushAndClone(workload.with("GIT_SSL_CAINFO", workload.mounted("ca.crt")), forge.tlsAddress());
    }

    private void connect(URI address) {
        var login = new Login.Password(GitServer.USERNAME, product.passwordOfForge());
        var tool =
                ConnectedTool.of("git", address, login, product.toolAuthority().pem());
        tenant.connect(CONNECTOR, tool.withAuthParam("repository", tenant.repository()));
    }

    private static Workload reverse(Workload workload) {
        return workload.with("GIT_CONFIG_GLOBAL", workload.mounted(".gitconfig"));
    }

    private void pushAndClone(Workload workload, URI address) throws IOException {
        // An answer to a question of git's own: without it git would wait for a user.
        workload.with("GIT_TERMINAL_PROMPT", 0).with("GIT_CONFIG_NOSYSTEM", 1);
        String url = address + "/" + tenant.repository();
        Path tree = workload.home().resolve("tree");
        var content = new byte[CONTENT_BYTES];
        new SplittableRandom(1).nextBytes(content);

        workload.run("git", "init", "--quiet", "--initial-branch=main", tree.toString())
                .orFail();
        Files.write(tree.resolve("content"), content);
        workload.runIn(tree, "git", "add", ".").orFail();
        workload.runIn(tree, commit()).orFail();
        workload.runIn(tree, "git", "push", "--quiet", url, "main").orFail();
        workload.run("git", "clone", "--quiet", url, "again").orFail();

        assertThat(workload.home().resolve("again/content")).hasBinaryContent(content);
        assertThat(forge.requests())
                .anyMatch(line ->
                        line.startsWith(GitServer.USERNAME + " \"POST /" + tenant.repository() + "/git-receive-pack"));
        assertThat(forge.credentialsSeen())
                .as("what the tool was shown")
                .contains("Basic ")
                .doesNotContain(Transcript.spellings(token).toArray(String[]::new));
        assertThat(workload.filesWith(Transcript.forbidden())).isEmpty();
    }

    private static String[] commit() {
        return Stream.of(
                        "git -c user.name=Builder -c user.email=builder@example.org -c core.compression=0".split(" "),
                        "commit --quiet -m Content".split(" "))
                .flatMap(Stream::of)
                .toArray(String[]::new);
    }
}
