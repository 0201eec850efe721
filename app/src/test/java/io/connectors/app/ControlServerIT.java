package io.connectors.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.ShrinkWrap;
import org.jboss.shrinkwrap.api.asset.StringAsset;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(ArquillianExtension.class)
@RunAsClient
class ControlServerIT {
    private static final String BASE = "http://127.0.0.1:" + System.getProperty("test.control.port");

    private final HttpClient client = HttpClient.newHttpClient();

    @Deployment(testable = false)
    static WebArchive control() throws IOException {
        Files.writeString(Path.of(System.getProperty("test.server.directory"), "kubeconfig"), """
                apiVersion: v1
                kind: Config
                clusters:
                - name: test
                  cluster: {server: "http://127.0.0.1:%s"}
                contexts:
                - name: test
                  context: {cluster: test}
                current-context: test
                """.formatted(
                        System.getProperty("test.apiserver.port")));
        return ShrinkWrap.createFromZipFile(
                        WebArchive.class,
                        Path.of(System.getProperty("test.war")).toFile())
                // Product servers set the context root in their own configuration.
                .addAsWebInfResource(
                        new StringAsset("<web-ext><context-root uri=\"/\"/></web-ext>"), "ibm-web-ext.xml");
    }

    @Test
    void livesWithoutAnApiServerAndIsNotReady() throws Exception {
        assertThat(get("/health/live").statusCode()).isEqualTo(200);
        assertThat(get("/health/ready").statusCode()).isEqualTo(503);
    }

    @Test
    void refusesACallerWithoutTokenWithAChallenge() throws Exception {
        var answer = get("/connectors/v1alpha1/demo/forge/access");

        assertThat(answer.statusCode())
                .as("%s %s", answer.headers().map(), answer.body())
                .isEqualTo(401);
        assertThat(answer.headers().firstValue("WWW-Authenticate")).hasValue("Bearer realm=\"connectors\"");
        assertThat(answer.body()).contains("\"kind\":\"Status\"", "--audience connectors");
    }

    private HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return client.send(
                HttpRequest.newBuilder(URI.create(BASE + path)).build(), HttpResponse.BodyHandlers.ofString());
    }
}
