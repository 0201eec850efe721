package io.connectors.proxy.servlet;

import static org.assertj.core.api.Assertions.assertThat;

import io.connectors.proxy.wire.RawClient;
import java.io.IOException;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.asset.StringAsset;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/** OPS-7: the same application, told to serve a port that also speaks HTTP/2. */
@ExtendWith(ArquillianExtension.class)
@RunAsClient
@Timeout(90)
class UnsafeServerIT {
    @Deployment(testable = false)
    static WebArchive proxy() {
        String settings = "config_ordinal=1000\nconnectors.proxy.checked-ports=" + ProxyFixture.unsafePort() + "\n";
        return ProxyFixture.war().addAsResource(new StringAsset(settings), "META-INF/microprofile-config.properties");
    }

    @Test
    void isNeverReadyAndSaysWhichElementToSet() throws IOException {
        assertThat(ProxyFixture.ready("unsafe"))
                .startsWith("HTTP/1.1 503")
                .contains("<httpEndpoint protocolVersion=\"http/1.1\"/>");
    }

    @Test
    void proxiesNothing() throws IOException {
        try (RawClient client = new RawClient(ProxyFixture.proxyPort())) {
            assertThat(client.send(ProxyFixture.head("GET /x") + "\r\n").wholeResponse())
                    .startsWith("HTTP/1.1 503")
                    .contains("\"reason\":\"NotReady\"");
        }
    }
}
