package io.connectors.proxy.line;

import static org.assertj.core.api.Assertions.assertThat;

import io.connectors.crds.access.ClientToken;
import io.connectors.crds.ref.ResourceRef;
import io.connectors.proxy.access.ClientTokens;
import io.connectors.proxy.forward.ForwardRecogniser;
import io.connectors.proxy.message.Framing;
import io.connectors.proxy.message.Headers;
import io.connectors.proxy.message.Origin;
import io.connectors.proxy.message.RequestHead;
import io.connectors.proxy.message.RequestTarget;
import io.connectors.proxy.refusal.Decision;
import io.connectors.proxy.reverse.ReverseRecogniser;
import io.connectors.proxy.target.Wanted;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RecognisersTest {
    private static final ResourceRef FORGE = new ResourceRef("demo", "forge");
    private static final ResourceRef OTHER = new ResourceRef("demo", "other");
    private static final ClientToken TOKEN = new ClientToken("tok");
    private static final Headers BEARER = Headers.NONE.with("Authorization", "Bearer tok");

    private final ReverseRecogniser reverse = new ReverseRecogniser(new ClientTokens(List.of("connectors")));
    private final ForwardRecogniser forward = new ForwardRecogniser(new ClientTokens(List.of("connectors")));

    @ParameterizedTest
    @ValueSource(strings = {"c-forge.demo.svc", "c-forge.demo.svc.cluster.local", "c-forge.demo.svc.cluster.local."})
    void findsTheConnectorByHost(String host) {
        assertThat(reverse.recognise(request(host, "/x", BEARER)))
                .isEqualTo(Decision.passed(new Visit(new Wanted.Below(FORGE, new RequestTarget("/x", "")), TOKEN)));
    }

    @Test
    void findsTheConnectorByPathAndKeepsTheRest() {
        RequestHead request = request("proxy", "/namespaces/demo/connectors/forge/a%2Fb//c", BEARER);

        assertThat(reverse.recognise(request))
                .isEqualTo(
                        Decision.passed(new Visit(new Wanted.Below(FORGE, new RequestTarget("/a%2Fb//c", "")), TOKEN)));
    }

    /** REV-3. */
    @Test
    void letsTheHostDecideWhenBothFormsMeet() {
        RequestHead request = request("c-other.demo.svc", "/namespaces/demo/connectors/forge/x", BEARER);

        assertThat(reverse.recognise(request))
                .isEqualTo(Decision.passed(new Visit(new Wanted.Below(OTHER, request.target()), TOKEN)));
    }

    @Test
    void leavesOtherRequestsToTheForwardProxy() {
        assertThat(reverse.concerns(request("tool.example", "/x", BEARER))).isFalse();
        assertThat(reverse.concerns(request("c-forge.demo.svc", "/x", user("demo/forge"))))
                .isFalse();
        assertThat(reverse.concerns(request("c-forge.demo.svc", "/x", Headers.NONE)))
                .isTrue();
    }

    /** FWD-2. */
    @ParameterizedTest
    @ValueSource(strings = {"demo/forge,demo/other", "demo%2Fforge,demo%2fother", "demo%2Fforge%2Cdemo/other"})
    void readsUserNamesRawAndEncoded(String user) {
        RequestHead request = request("tool.example", "/x", user(user));

        assertThat(forward.recognise(request))
                .isEqualTo(Decision.passed(
                        new Visit(new Wanted.Url(List.of(FORGE, OTHER), request.origin(), request.target()), TOKEN)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "forge", "demo/forge,", "demo/", "DEMO/forge", "a/b/c"})
    void refusesUserNamesThatNameNoConnector(String user) {
        assertThat(forward.recognise(request("tool.example", "/x", user(user)))).isInstanceOf(Decision.Refused.class);
    }

    private static Headers user(String user) {
        String basic = Base64.getEncoder().encodeToString((user + ":tok").getBytes(StandardCharsets.UTF_8));
        return Headers.NONE.with("Proxy-Authorization", "Basic " + basic);
    }

    private static RequestHead request(String host, String path, Headers headers) {
        return new RequestHead("GET", new Origin("http", host, 80), new RequestTarget(path, ""), headers, Framing.NONE);
    }
}
