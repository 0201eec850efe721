package io.connectors.liberty.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code curl} through the proxy with the files that every Pod mounts, whatever the class. */
@ExtendWith(ProductExtension.class)
final class CurlThroughProxyE2E {
    private static final String CONNECTOR = "index";

    /** So much that curl waits for {@code 100 Continue} first. */
    private static final int UPLOAD_BYTES = 2 * 1024 * 1024;

    private final RunningProduct product;
    private final Tenant tenant;
    private final String token;
    private final ToolServer tool;

    @TempDir
    Path folder;

    CurlThroughProxyE2E(RunningProduct product, Tenant tenant) {
        this.product = product;
        this.tenant = tenant;
        this.token = tenant.token("builder");
        var login = new Login.Password("robot", Transcript.newPassword());
        this.tool = ToolServer.start(login, CurlThroughProxyE2E::echo, product.toolAuthority());
    }

    @AfterEach
    void stopTheTool() {
        tool.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"http", "https"})
    void fetchesAndSendsByTheToolsOwnUrl(String scheme) throws IOException {
        Workload workload = connected(scheme).sourcing();
        String url = tool.address(scheme) + "/files/a%2Fb;v=1?q=%C3%A4";

        var fetched = curl(workload, "--cacert", workload.mounted("ca.crt").toString(), url);
        Files.write(workload.home().resolve("upload"), new byte[UPLOAD_BYTES]);
        var sent = curl(workload, "--cacert", workload.mounted("ca.crt").toString(), "--data-binary", "@upload", url);

        assertThat(fetched).isEqualTo("GET /files/a%2Fb;v=1?q=%C3%A4 0");
        assertThat(sent).isEqualTo("POST /files/a%2Fb;v=1?q=%C3%A4 " + UPLOAD_BYTES);
        assertNothingLeaked(workload);
    }

    @ParameterizedTest
    @ValueSource(strings = {"http", "https"})
    void fetchesByTheConnectorsHostName(String scheme) {
        Workload workload = connected(scheme);
        String host = tenant.hostName(CONNECTOR);

        var fetched = curl(
                workload,
                "--connect-to",
                host + ":80:127.0.0.1:" + product.proxyPort(),
                "--oauth2-bearer",
                token,
                "http://" + host + "/files/x");
        var overTls = curl(
                workload,
                "--connect-to",
                host + ":443:127.0.0.1:" + product.proxyTlsPort(),
                "--cacert",
                workload.mounted("ca.crt").toString(),
                "--user",
                "anybody:" + token,
                "https://" + host + "/files/y");

        assertThat(fetched).isEqualTo("GET /files/x 0");
        assertThat(overTls).isEqualTo("GET /files/y 0");
        assertNothingLeaked(workload);
    }

    /** As Yarn does for every registry. */
    @Test
    void speaksHttpWithoutTlsInATunnel() {
        Workload workload = connected("http").sourcing();

        var fetched = curl(workload, "--proxytunnel", tool.address("http") + "/files/x");

        assertThat(fetched).isEqualTo("GET /files/x 0");
        assertNothingLeaked(workload);
    }

    @Test
    void trustsNoInterceptedServerWithoutTheMountedCertificate() {
        Workload workload = connected("https").sourcing();

        var refused = workload.run("curl", "--silent", "--show-error", tool.address("https") + "/files/x");

        assertThat(refused.exitCode()).as(refused.everything()).isEqualTo(60);
        assertThat(tool.served()).noneMatch(line -> line.contains("/files/x"));
    }

    @Test
    void isToldWhyAStrangersTunnelIsRefused() {
        Workload builder = connected("https");
        Workload stranger = new Workload(
                        folder.resolve("stranger"),
                        new MountedFiles(product, tenant, tenant.token("stranger")).byPath(CONNECTOR, ""))
                .sourcing();

        var refused = stranger.run(
                "curl",
                "--silent",
                "--show-error",
                "--cacert",
                builder.mounted("ca.crt").toString(),
                tool.address("https") + "/files/x");

        assertThat(refused.exitCode()).isNotZero();
        assertThat(refused.err()).contains("403");
        assertThat(tool.served()).noneMatch(line -> line.contains("/files/x"));
    }

    private Workload connected(String scheme) {
        tenant.connect(
                CONNECTOR,
                ConnectedTool.of(
                        "pypi",
                        tool.address(scheme),
                        tool.login(),
                        product.toolAuthority().pem()));
        return new Workload(folder, new MountedFiles(product, tenant, token).byPath(CONNECTOR, ""));
    }

    private static String curl(Workload workload, String... arguments) {
        List<String> command = new ArrayList<>(List.of("curl", "--silent", "--show-error", "--fail"));
        command.addAll(List.of(arguments));
        return workload.run(command.toArray(String[]::new)).orFail().out();
    }

    private void assertNothingLeaked(Workload workload) {
        assertThat(tool.everythingSeen())
                .as("what the tool was shown")
                .doesNotContain(Transcript.spellings(token).toArray(String[]::new));
        assertThat(workload.filesWith(Transcript.forbidden())).isEmpty();
    }

    private static ToolServer.Answer echo(ToolServer.Asked asked) {
        return new ToolServer.Answer(
                200, "text/plain", asked.line() + " " + asked.body().length());
    }
}
