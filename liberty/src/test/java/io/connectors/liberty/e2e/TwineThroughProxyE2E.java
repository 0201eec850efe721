package io.connectors.liberty.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code twine} uploads through the reverse proxy, as class {@code pypi} configures it. */
@ExtendWith(ProductExtension.class)
final class TwineThroughProxyE2E {
    private static final String CONNECTOR = "index";
    private static final String PREFIX = "/repository/pypi";
    private static final String WHEEL = "greeting-1.2.3-py3-none-any.whl";

    private final RunningProduct product;
    private final Tenant tenant;
    private final String token;
    private final ToolServer index;
    private final Queue<String> uploads = new ConcurrentLinkedQueue<>();

    @TempDir
    Path folder;

    TwineThroughProxyE2E(RunningProduct product, Tenant tenant) {
        this.product = product;
        this.tenant = tenant;
        this.token = tenant.token("builder");
        var login = new Login.Password("robot", Transcript.newPassword());
        this.index = ToolServer.start(login, this::take, product.toolAuthority());
    }

    @AfterEach
    void stopTheIndex() {
        index.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"http", "https"})
    void uploadsByTheMountedConfiguration(String scheme) throws IOException {
        tenant.connect(
                CONNECTOR,
                ConnectedTool.of(
                        "pypi",
                        index.address(scheme).resolve(PREFIX),
                        index.login(),
                        product.toolAuthority().pem()));
        Workload workload = new Workload(folder, new MountedFiles(product, tenant, token).byPath(CONNECTOR, "pypirc"))
                .with("PYTHONPATH", ClientFolder.require("twine-7.0.0"));
        byte[] wheel = PythonWheel.of("greeting", "1.2.3", "WORD = 'hello'\n");
        Files.write(workload.home().resolve(WHEEL), wheel);

        workload.run(
                        Python.interpreter(),
                        "-m",
                        "twine",
                        "upload",
                        "--non-interactive",
                        "--disable-progress-bar",
                        "--config-file",
                        workload.mounted(".pypirc").toString(),
                        "--repository",
                        "connectors-pypi",
                        WHEEL)
                .orFail();

        assertThat(index.served()).contains("POST " + PREFIX + "/");
        assertThat(uploads)
                .singleElement()
                .asString()
                .contains("filename=\"" + WHEEL + "\"", new String(wheel, StandardCharsets.ISO_8859_1));
        assertThat(index.everythingSeen())
                .as("what the index was shown")
                .doesNotContain(Transcript.spellings(token).toArray(String[]::new));
        assertThat(workload.filesWith(Transcript.forbidden())).isEmpty();
    }

    private ToolServer.Answer take(ToolServer.Asked asked) {
        if (asked.method().equals("POST")) {
            uploads.add(asked.body());
            return new ToolServer.Answer(200, "text/plain", "taken");
        }
        return new ToolServer.Answer(200, "text/html", "<!DOCTYPE html><html><body></body></html>");
    }
}
