package io.connectors.liberty.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpServer;
import io.connectors.crds.policy.OpaProcess;
import io.connectors.crds.v1alpha1.Connector;
import io.connectors.crds.v1alpha1.ConnectorClass;
import io.fabric8.kubernetes.api.model.HasMetadata;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Does what docs/how-to/use-rego.md says, with a server of the test in the tool's place. */
@ExtendWith(ProductExtension.class)
final class UseRegoE2E {
    private static final MarkdownBlocks PAGE = MarkdownBlocks.of(
            Path.of(System.getProperty("connectors.checkout", ".."), "docs", "how-to", "use-rego.md"));
    private static final String CLASS = PAGE.in("yaml").get(0);
    private static final String TEAM = PAGE.in("yaml").get(1);

    private final RunningProduct product;
    private final Tenant tenant;
    private final String key = Transcript.newPassword();
    private final Queue<Headers> received = new ConcurrentLinkedQueue<>();
    private final HttpServer tool = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);

    UseRegoE2E(RunningProduct product, Tenant tenant) throws IOException {
        this.product = product;
        this.tenant = tenant;
    }

    @BeforeEach
    void startTheTool() {
        assumeTrue(product.evaluatesRego(), OpaProcess.ABSENT);
        tool.createContext("/", exchange -> {
            received.add(exchange.getRequestHeaders());
            exchange.sendResponseHeaders(204, -1);
            exchange.close();
        });
        tool.start();
    }

    @AfterEach
    void removeTheClass() {
        tool.stop(0);
        product.admin()
                .resources(Connector.class)
                .inNamespace(tenant.namespace())
                .withName("reports")
                .delete();
        product.admin().resources(ConnectorClass.class).withName("signed").delete();
    }

    @Test
    void signsARequestWhoseTokenARuleHasFound(@TempDir Path directory) throws GeneralSecurityException {
        apply(CLASS);
        apply(TEAM.replace(
                        "https://tools.example.org",
                        "http://127.0.0.1:" + tool.getAddress().getPort())
                .replace("team-blue", tenant.namespace())
                .replace("change-me", key));
        tenant.await("reports", "Ready", "True");
        received.clear();

        String token = tenant.token("builder");
        var environment =
                Map.of("TOKEN", token, "PROXY", "http://127.0.0.1:" + product.proxyPort() + tenant.path("reports"));
        Shell.run(directory, environment, List.of("sh", "-c", PAGE.in("sh").getLast()))
                .orFail();

        assertThat(received).singleElement().satisfies(headers -> {
            assertThat(headers.getFirst("X-Key-Id")).isEqualTo("blue");
            assertThat(headers.getFirst("X-Signature")).isEqualTo(signature("GET /reports"));
            assertThat(headers.toString()).doesNotContain(token).doesNotContain(key);
        });
    }

    private String signature(String text) throws GeneralSecurityException {
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(key.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
        return HexFormat.of().formatHex(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)));
    }

    private void apply(String yaml) {
        product.admin()
                .load(new ByteArrayInputStream(yaml.getBytes(StandardCharsets.UTF_8)))
                .items()
                .forEach(this::apply);
    }

    private void apply(HasMetadata object) {
        product.admin().resource(object).forceConflicts().serverSideApply();
    }
}
