package io.connectors.proxy.startup;

import static org.assertj.core.api.Assertions.assertThat;

import io.connectors.proxy.wire.RawClient;
import io.connectors.proxy.wire.TestProxy;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jboss.arquillian.container.test.api.Deployer;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.ShrinkWrap;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/** What the container does for the proxy: settings, start, health and stop. */
@ExtendWith(ArquillianExtension.class)
@RunAsClient
@Timeout(120)
class ProxyStartupIT {
    private static final TestProxy CLUSTER = cluster();

    @Deployment(name = "proxy", managed = false, testable = false)
    static WebArchive proxy() {
        return ShrinkWrap.createFromZipFile(WebArchive.class, new File(System.getProperty("test.war")));
    }

    @Test
    void servesWhileItIsDeployedAndSaysSo(@ArquillianResource Deployer deployer) throws IOException {
        deployer.deploy("proxy");
        TestProxy.await("the health says UP", () -> health("ready").contains("\"UP\""));

        assertThat(health("live")).contains("\"UP\"");
        try (RawClient client = new RawClient(port("proxy"))) {
            assertThat(client.send(CLUSTER.reverse("GET /x", "forge", TestProxy.BUILDER) + "\r\n")
                            .wholeResponse())
                    .startsWith("HTTP/1.1 200");
        }

        deployer.undeploy("proxy");
        TestProxy.await("the port is closed", () -> !isOpen(port("proxy")));
    }

    private static TestProxy cluster() {
        try {
            TestProxy cluster = new TestProxy();
            Files.writeString(
                    Path.of(System.getProperty("test.server.directory")).resolve("kubeconfig"), cluster.kubeconfig());
            return cluster;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String health(String kind) {
        try (RawClient client = new RawClient(port("health"))) {
            return client.send("GET /health/" + kind + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n")
                    .untilClose();
        } catch (IOException notYet) {
            return "";
        }
    }

    private static boolean isOpen(int port) {
        try (RawClient _ = new RawClient(port)) {
            return true;
        } catch (IOException closed) {
            return false;
        }
    }

    private static int port(String name) {
        return Integer.getInteger("test." + name + ".port");
    }
}
