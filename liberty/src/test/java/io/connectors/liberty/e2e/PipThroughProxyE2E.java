package io.connectors.liberty.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code pip} installs through the reverse proxy, as class {@code pypi} configures it, and through the forward proxy. */
@ExtendWith(ProductExtension.class)
final class PipThroughProxyE2E {
    private static final String CONNECTOR = "index";
    private static final String PREFIX = "/repository/pypi";
    private static final String WHEEL = "greeting-1.2.3-py3-none-any.whl";
    private static final String MODULE = "WORD = 'hello'\n";

    private final RunningProduct product;
    private final Tenant tenant;
    private final String token;
    private final ToolServer index;

    @TempDir
    Path folder;

    PipThroughProxyE2E(RunningProduct product, Tenant tenant) {
        this.product = product;
        this.tenant = tenant;
        this.token = tenant.token("builder");
        var login = new Login.Password("robot", Transcript.newPassword());
        this.index = ToolServer.start(login, PipThroughProxyE2E::indexOfOne, product.toolAuthority());
    }

    @AfterEach
    void stopTheIndex() {
        index.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"http", "https"})
    void installsByTheMountedConfiguration(String scheme) {
        Workload workload = connected(scheme, "pipconf");

        install(workload.with("PIP_CONFIG_FILE", workload.mounted("pip.conf")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"http", "https"})
    void installsByTheIndexesOwnUrl(String scheme) {
        Workload workload = connected(scheme, "").sourcing();

        install(
                workload.with("PIP_CONFIG_FILE", "/dev/null").with("PIP_CERT", workload.mounted("ca.crt")),
                "--index-url",
                index.address(scheme) + PREFIX + "/simple/",
                "--trusted-host",
                // Only http needs it: for https it would switch the check of certificates off.
                scheme.equals("http") ? ToolHost.NAME : "unused.test");
    }

    private Workload connected(String scheme, String configurations) {
        tenant.connect(
                CONNECTOR,
                ConnectedTool.of(
                        "pypi",
                        index.address(scheme).resolve(PREFIX),
                        index.login(),
                        product.toolAuthority().pem()));
        return new Workload(folder, new MountedFiles(product, tenant, token).byPath(CONNECTOR, configurations));
    }

    private void install(Workload workload, String... arguments) {
        List<String> command = new ArrayList<>(
                List.of(Python.interpreter(), "-m", "pip", "install", "--target", "installed", "greeting"));
        command.addAll(List.of(arguments));

        workload.run(command.toArray(String[]::new)).orFail();

        assertThat(workload.home().resolve("installed/greeting.py")).hasContent(MODULE);
        assertThat(index.served()).contains("GET " + PREFIX + "/simple/greeting/", "GET " + PREFIX + "/files/" + WHEEL);
        assertThat(index.everythingSeen())
                .as("what the index was shown")
                .doesNotContain(Transcript.spellings(token).toArray(String[]::new));
        assertThat(workload.filesWith(Transcript.forbidden())).isEmpty();
    }

    private static ToolServer.Answer indexOfOne(ToolServer.Asked asked) throws IOException {
        return switch (asked.path()) {
            case PREFIX + "/simple/" -> page("<a href=\"greeting/\">greeting</a>");
            case PREFIX + "/simple/greeting/" -> page("<a href=\"../../files/" + WHEEL + "\">" + WHEEL + "</a>");
            case PREFIX + "/files/" + WHEEL -> ToolServer.Answer.file(PythonWheel.of("greeting", "1.2.3", MODULE));
            default -> new ToolServer.Answer(404, "text/plain", "no such page");
        };
    }

    private static ToolServer.Answer page(String link) {
        return new ToolServer.Answer(200, "text/html", "<!DOCTYPE html><html><body>" + link + "</body></html>");
    }
}
