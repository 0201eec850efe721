package io.connectors.liberty.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Each refusal says what to do next, and the tool sees nothing of the request. */
@ExtendWith(ProductExtension.class)
final class RefusalE2E {
    /** Git servers ignore the second parameter; it tells the client's requests from the probes of the control server. */
    private static final String REFS = ".git/info/refs?service=git-upload-pack&from=client";

    private final RunningProduct product;
    private final GitServer forge;
    private final Tenant tenant;

    RefusalE2E(RunningProduct product, GitServer forge, Tenant tenant) {
        this.product = product;
        this.forge = forge;
        this.tenant = tenant;
    }

    @BeforeEach
    void prepare() {
        tenant.awaitReady();
    }

    @Test
    void allowsTheTwinOfEveryRefusalBelow() {
        var answer = reverse(tenant.path(), basic(tenant.token("builder")));

        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        assertThat(requestsOfTenant()).isNotEmpty();
    }

    @Test
    void acceptsTheTokenAsBearerToo() {
        var answer = reverse(tenant.path(), "Authorization: Bearer " + tenant.token("builder"));

        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
    }

    @Test
    void challengesAReverseRequestWithoutToken() {
        var answer = reverse(tenant.path());

        assertThat(answer.status()).isEqualTo(401);
        assertThat(answer.header("WWW-Authenticate"))
                .hasValueSatisfying(value -> assertThat(value).contains("Basic"));
        assertThat(answer.body()).contains("kubectl", "create token", "--audience connectors");
        assertThat(requestsOfTenant()).isEmpty();
    }

    @Test
    void challengesAForwardRequestWithoutToken() {
        var answer = forward(forge.address().toString());

        assertThat(answer.status()).isEqualTo(407);
        assertThat(answer.header("Proxy-Authenticate"))
                .hasValueSatisfying(value -> assertThat(value).contains("Basic"));
        assertThat(answer.body()).contains("--audience connectors");
        assertThat(requestsOfTenant()).isEmpty();
    }

    @Test
    void namesTheAudienceWhenTheTokenIsForAnother() {
        var answer = reverse(tenant.path(), basic(tenant.token("builder", "somebody-else")));

        assertThat(answer.status()).isEqualTo(401);
        assertThat(answer.body()).contains("somebody-else", "connectors");
        assertThat(requestsOfTenant()).isEmpty();
    }

    @Test
    void refusesATokenThatNobodySigned() {
        String token = tenant.token("builder");
        String forged =
                token.substring(0, token.lastIndexOf('.') + 1) + "AAAA" + token.substring(token.lastIndexOf('.') + 5);

        var answer = reverse(tenant.path(), basic(forged));

        assertThat(answer.status()).isEqualTo(401);
        assertThat(answer.body()).doesNotContain(forged);
        assertThat(requestsOfTenant()).isEmpty();
    }

    @Test
    void namesTheMissingRight() {
        var answer = reverse(tenant.path(), basic(tenant.token("stranger")));

        assertThat(answer.status()).isEqualTo(403);
        assertThat(answer.body()).contains("use", "connectors/proxy", Tenant.CONNECTOR, tenant.namespace());
        assertThat(requestsOfTenant()).isEmpty();
    }

    /** AUT-6. */
    @Test
    void refusesWhoMayOnlyReadTheConnector() {
        tenant.grant("stranger", "get", "connectors", Tenant.CONNECTOR);
        tenant.grant("stranger", "*", "connectors", Tenant.CONNECTOR);
        tenant.grant("stranger", "get", "connectors/proxy", Tenant.CONNECTOR);

        assertThat(reverse(tenant.path(), basic(tenant.token("stranger"))).status())
                .isEqualTo(403);
        assertThat(requestsOfTenant()).isEmpty();
    }

    /** AUT-6: as the roles of files that were written for the reference system say it. */
    @Test
    void allowsWhoMayDoAnythingWithTheProxyOfTheConnector() {
        tenant.grant("stranger", "*", "connectors/proxy", Tenant.CONNECTOR);

        assertThat(reverse(tenant.path(), basic(tenant.token("stranger"))).status())
                .isEqualTo(200);
    }

    /** AUT-4 and AUT-12. */
    @Test
    void allowsThePodThatAloneHasTheRight() {
        String approved = tenant.tokenOfPod("stranger", "approved-step");
        String other = tenant.tokenOfPod("stranger", "other-step");
        tenant.grant(
                "stranger", "*", "connectors/proxy/v1/pod/" + tenant.namespace() + "/approved-step", Tenant.CONNECTOR);

        assertThat(reverse(tenant.path(), basic(other)).status()).isEqualTo(403);
        assertThat(reverse(tenant.path(), basic(tenant.token("stranger"))).status())
                .isEqualTo(403);
        assertThat(requestsOfTenant()).isEmpty();
        assertThat(reverse(tenant.path(), basic(approved)).status()).isEqualTo(200);
    }

    @Test
    void answersTheSameForAnUnknownConnectorAsWithoutRight() {
        String token = tenant.token("stranger");

        var known = reverse(tenant.path(), basic(token));
        var unknown = reverse(tenant.path("nope"), basic(token));

        assertThat(unknown.status()).isEqualTo(known.status());
        assertThat(unknown.body().replace("nope", Tenant.CONNECTOR)).isEqualTo(known.body());
    }

    @Test
    void forwardsToAnAddressOfTheConnector() {
        var answer =
                forward(forge.address().toString(), proxyBasic(tenant.namespace() + "/forge", tenant.token("builder")));

        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
    }

    @Test
    void refusesToForwardAnywhereElse() {
        var answer = forward(
                "http://127.0.0.1:" + product.proxyPort(),
                proxyBasic(tenant.namespace() + "%2Fforge", tenant.token("builder")));

        assertThat(answer.status()).isEqualTo(403);
        assertThat(requestsOfTenant()).isEmpty();
    }

    @Test
    void saysThatTheToolIsUnreachable() {
        tenant.connector("gone", "http://127.0.0.1:1");
        tenant.permit("builder", "gone");

        var answer = RawHttp.get(
                product.proxyPort(),
                tenant.path("gone") + "/x",
                "Host: 127.0.0.1:" + product.proxyPort(),
                basic(tenant.token("builder")));

        assertThat(answer.status()).isEqualTo(502);
        assertThat(answer.body()).contains("127.0.0.1:1");
    }

    private RawHttp.Answer reverse(String prefix, String... headers) {
        List<String> all = new ArrayList<>(List.of("Host: 127.0.0.1:" + product.proxyPort()));
        all.addAll(List.of(headers));
        return RawHttp.get(product.proxyPort(), prefix + "/" + tenant.namespace() + REFS, all.toArray(String[]::new));
    }

    private RawHttp.Answer forward(String target, String... headers) {
        List<String> all = new ArrayList<>(List.of("Host: " + target.substring("http://".length())));
        all.addAll(List.of(headers));
        return RawHttp.get(product.forwardPort(), target + "/" + tenant.namespace() + REFS, all.toArray(String[]::new));
    }

    private List<String> requestsOfTenant() {
        return forge.requests().stream()
                .filter(line -> line.contains(tenant.namespace() + REFS))
                .toList();
    }

    private static String basic(String token) {
        return "Authorization: Basic " + base64(":" + token);
    }

    private static String proxyBasic(String user, String token) {
        return "Proxy-Authorization: Basic " + base64(user + ":" + token);
    }

    private static String base64(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }
}
