package io.connectors.proxy.line;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.connectors.crds.egress.EgressRule;
import io.connectors.crds.ref.ResourceRef;
import io.connectors.crds.v1alpha1.Connector;
import io.connectors.crds.v1alpha1.ConnectorClass;
import io.connectors.proxy.access.ClientTokens;
import io.connectors.proxy.access.Gates;
import io.connectors.proxy.audit.AuditLog;
import io.connectors.proxy.exchange.Exchanger;
import io.connectors.proxy.exchange.FakeClient;
import io.connectors.proxy.exchange.FastPath;
import io.connectors.proxy.message.Framing;
import io.connectors.proxy.message.Headers;
import io.connectors.proxy.message.Origin;
import io.connectors.proxy.message.RequestHead;
import io.connectors.proxy.message.RequestTarget;
import io.connectors.proxy.reverse.ReverseRecogniser;
import io.connectors.proxy.target.ClusterView;
import io.connectors.proxy.target.TargetResolver;
import io.connectors.proxy.upstream.UpstreamClient;
import io.connectors.proxy.upstream.UpstreamLimits;
import io.connectors.proxy.wire.RawTool;
import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** OPS-4. */
@Timeout(20)
class ProxyLineTest {
    private static final UpstreamLimits LIMITS = new UpstreamLimits(
            Duration.ofSeconds(2), Duration.ofSeconds(2), Duration.ofSeconds(2), Duration.ofSeconds(30), 8, 8192);

    private final RawTool tool = new RawTool();
    private final ByteArrayOutputStream events = new ByteArrayOutputStream();
    private final AuditLog audit = new AuditLog(events);
    private final UpstreamClient upstream =
            new UpstreamClient(new EgressRule(true), "", LIMITS, InstantSource.system());
    private final FakeCluster cluster = new FakeCluster();

    @AfterEach
    void stop() throws IOException {
        upstream.close();
        audit.close();
        tool.close();
    }

    @Test
    void tellsOneEventForARequestThatWasCarried() throws Exception {
        FakeClient client = serve(line(10), "/namespaces/demo/connectors/forge/x", "builder");

        assertThat(client.text()).isEqualTo("ok");
        assertThat(events()).singleElement().satisfies(event -> {
            assertThat(event.path("verdict").asText()).isEqualTo("Allowed");
            assertThat(event.path("connector").asText()).isEqualTo("demo/forge");
            assertThat(event.path("bytesOut").asInt()).isEqualTo(2);
        });
    }

    @Test
    void tellsOneEventForARequestThatWasRefused() throws Exception {
        FakeClient client = serve(line(10), "/namespaces/demo/connectors/forge/x", "stranger");

        assertThat(client.status()).isEqualTo(403);
        assertThat(tool.heads()).isEmpty();
        assertThat(events()).singleElement().satisfies(event -> {
            assertThat(event.path("verdict").asText()).isEqualTo("Refused");
            assertThat(event.path("caller").asText()).isEqualTo("stranger");
            assertThat(event.path("reason").asText()).isEqualTo("NotPermitted");
        });
    }

    @Test
    void asksForTheTokenBeforeItLooksForTheConnector() throws Exception {
        FakeClient known = serve(line(10), "/namespaces/demo/connectors/forge/x", "");
        FakeClient unknown = serve(line(10), "/namespaces/demo/connectors/ghost/x", "");

        assertThat(known.status()).isEqualTo(401);
        assertThat(unknown.text()).isEqualTo(known.text());
    }

    @Test
    void answers503WhenTooManyAreUnderWayAndRecovers() throws Exception {
        ProxyLine narrow = line(1);
        FakeClient[] second = new FakeClient[1];
        tool.on("/outer", exchange -> {
            try {
                second[0] = serve(narrow, "/namespaces/demo/connectors/forge/inner", "builder");
            } catch (InterruptedException e) {
                throw new IOException(e);
            }
            exchange.reply("outer");
        });

        FakeClient first = serve(narrow, "/namespaces/demo/connectors/forge/outer", "builder");
        FakeClient third = serve(narrow, "/namespaces/demo/connectors/forge/x", "builder");

        assertThat(first.text()).isEqualTo("outer");
        assertThat(second[0].status()).isEqualTo(503);
        assertThat(third.status()).isEqualTo(200);
    }

    @Test
    void answers500AndTellsItWhenAStepFails() throws Exception {
        cluster.fails = true;
        FakeClient client = serve(line(10), "/namespaces/demo/connectors/forge/x", "builder");

        assertThat(client.status()).isEqualTo(500);
        assertThat(client.text()).doesNotContain("planted");
        assertThat(events())
                .singleElement()
                .satisfies(event -> assertThat(event.path("reason").asText()).isEqualTo("InternalError"));
    }

    @Test
    void decidesOnTheServersThreadOnceItKnowsTheAnswers() throws Exception {
        ProxyLine line = line(10);
        FakeClient cold = serve(line, "/namespaces/demo/connectors/forge/x", "builder", false);
        FakeClient warm = serve(line, "/namespaces/demo/connectors/forge/x", "builder", false);

        assertThat(cold.wasDetached()).isTrue();
        assertThat(warm.wasDetached()).isFalse();
    }

    private FakeClient serve(ProxyLine line, String path, String user) throws InterruptedException {
        return serve(line, path, user, true);
    }

    private FakeClient serve(ProxyLine line, String path, String user, boolean mayBlock) throws InterruptedException {
        FakeClient client = new FakeClient(InputStream.nullInputStream(), mayBlock);
        Headers headers = Headers.NONE.with("Host", "proxy");
        RequestHead request = new RequestHead(
                "GET",
                new Origin("http", "proxy", 80),
                new RequestTarget(path, ""),
                user.isEmpty() ? headers : headers.with("Authorization", "Bearer " + user),
                Framing.NONE);
        line.serve(request, new ReverseRecogniser(new ClientTokens(List.of("connectors"))), client);
        client.awaitEnd();
        return client;
    }

    private ProxyLine line(int maxExchanges) {
        ProxyLine.Steps steps = new ProxyLine.Steps(
                Gates.allowing("builder"),
                new TargetResolver(cluster),
                new Exchanger(upstream, new FastPath(Duration.ofSeconds(1), 4)));
        return new ProxyLine(steps, audit, InstantSource.system(), () -> "id", maxExchanges);
    }

    private List<JsonNode> events() throws IOException {
        audit.close();
        List<JsonNode> parsed = new ArrayList<>();
        for (String line :
                events.toString(java.nio.charset.StandardCharsets.UTF_8).lines().toList()) {
            parsed.add(new ObjectMapper().readTree(line));
        }
        return parsed;
    }

    /** One Connector without authentication. */
    private final class FakeCluster implements ClusterView {
        private boolean fails;

        @Override
        public Optional<Connector> connector(ResourceRef connector) {
            if (fails) {
                throw new IllegalStateException("planted");
            }
            return Optional.of(Serialization.unmarshal("""
                    metadata: {name: forge, namespace: demo, uid: u1}
                    spec: {connectorClassName: open, address: "http://127.0.0.1:%d"}
                    """.formatted(tool.port()), Connector.class));
        }

        @Override
        public Optional<ConnectorClass> connectorClass(String name) {
            return Optional.of(Serialization.unmarshal("""
                    metadata: {name: open}
                    spec: {proxy: {ref: {kind: Service, name: connectors-proxy-service}}}
                    """, ConnectorClass.class));
        }

        @Override
        public Optional<Secret> secret(ResourceRef secret) {
            return Optional.empty();
        }
    }
}
