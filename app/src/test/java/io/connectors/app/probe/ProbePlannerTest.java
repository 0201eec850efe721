package io.connectors.app.probe;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.TextNode;
import io.connectors.app.probe.ProbeResult.Failed;
import io.connectors.app.probe.ProbeResult.Failure;
import io.connectors.app.probe.ProbeResult.NotDeclared;
import io.connectors.app.probe.ProbeResult.Skipped;
import io.connectors.crds.address.InjectionTargets;
import io.connectors.crds.address.ToolAddress;
import io.connectors.crds.credential.SecretFields;
import io.connectors.crds.v1alpha1.ApiProbe;
import io.connectors.crds.v1alpha1.ClassApi;
import io.connectors.crds.v1alpha1.Connector;
import io.connectors.crds.v1alpha1.ConnectorAuth;
import io.connectors.crds.v1alpha1.ConnectorClass;
import io.connectors.crds.v1alpha1.ConnectorClassSpec;
import io.connectors.crds.v1alpha1.ConnectorSpec;
import io.connectors.crds.v1alpha1.HttpProbe;
import io.connectors.crds.v1alpha1.Param;
import io.connectors.crds.v1alpha1.Probe;
import io.connectors.crds.v1alpha1.ProbeHeader;
import io.connectors.crds.v1alpha1.ProbeResponse;
import io.connectors.crds.v1alpha1.ServiceRef;
import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class ProbePlannerTest {
    private static final String BASIC =
            "{{ if .Secret }}Basic {{ printf \"%s:%s\" .Secret.StringData.username .Secret.StringData.password | b64enc }}{{ end }}";
    private static final SecretFields CREDENTIAL =
            new SecretFields("kubernetes.io/basic-auth", Map.of("username", "builder", "password", "s3cr3t"));

    private static final Probe API_PROBE = new Probe(null, new ApiProbe("auth/check"));

    @Test
    void asksTheHostOfTheAddressAndDropsItsPath() {
        ProbeRequest request = request(http("/healthz", "", ""), SecretFields.NONE);

        assertThat(request.origin().url()).isEqualTo("https://forge.example.org:8443");
        assertThat(request.target()).isEqualTo("/healthz");
        assertThat(request.method()).isEqualTo("GET");
    }

    @Test
    void rendersThePathFromTheParametersOfTheConnector() {
        String path =
                "/{{ range .Connector.Spec.Auth.Params }}{{ if eq .Name \"repository\" }}{{ .Value.StringVal }}{{ end }}{{ end }}/info/refs?service=git-upload-pack";

        assertThat(request(http(path, "", ""), SecretFields.NONE).target())
                .isEqualTo("/org/repo.git/info/refs?service=git-upload-pack");
    }

    @Test
    void putsTheCredentialIntoTheHeader() {
        assertThat(request(http("/", "", "", header("Authorization", BASIC)), CREDENTIAL)
                        .headers())
                .containsExactly(new ProbeRequest.Header("Authorization", "Basic YnVpbGRlcjpzM2NyM3Q="));
    }

    @Test
    void leavesAnEmptyHeaderOut() {
        assertThat(request(http("/", "", "", header("Authorization", BASIC)), SecretFields.NONE)
                        .headers())
                .isEmpty();
    }

    @Test
    void keepsTheCredentialOutOfThePath() {
        ProbePlan plan = plan(http("/?token={{ .Secret.StringData.password }}", "", ""), CREDENTIAL);

        assertThat(plan).isInstanceOf(ProbePlan.Done.class);
        assertThat(plan.toString()).doesNotContain("s3cr3t");
    }

    @Test
    void keepsTheCredentialOutOfTextForms() {
        ProbePlan plan = plan(http("/", "", "", header("Authorization", BASIC)), CREDENTIAL);

        assertThat(plan.toString()).doesNotContain("s3cr3t", "YnVpbGRlcjpzM2NyM3Q");
    }

    @Test
    void asksAnotherHostWithoutCredential() {
        assertThat(request(http("/", "status.example.org", ""), SecretFields.NONE)
                        .origin()
                        .url())
                .isEqualTo("http://status.example.org");
    }

    @Test
    void sendsNoCredentialToAnAddressThatIsNotDeclared() {
        assertThat(skipped(plan(http("/", "evil.example.org", "https", header("Authorization", BASIC)), CREDENTIAL))
                        .reason())
                .isEqualTo("ProbeTargetNotDeclared");
    }

    @Test
    void sendsNoCredentialOverAnotherScheme() {
        assertThat(skipped(plan(http("/", "", "http", header("Authorization", BASIC)), CREDENTIAL))
                        .reason())
                .isEqualTo("ProbeTargetNotDeclared");
    }

    @Test
    void sendsTheCredentialToADeclaredExtension() {
        assertThat(request(http("/user", "api.example.org", "https", header("Authorization", BASIC)), CREDENTIAL)
                        .headers())
                .hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Host", "content-length", "Transfer-Encoding", "Connection", "bad name", ""})
    void refusesHeadersThatAreNotForTheClassToSet(String name) {
        assertThat(skipped(plan(http("/", "", "", header(name, "x")), CREDENTIAL))
                        .reason())
                .isEqualTo("InvalidProbe");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\r\nX-Injected: b", "a\u0000b"})
    void refusesAHeaderValueThatWouldSplitTheRequest(String value) {
        assertThat(skipped(plan(http("/", "", "", header("X-Token", value)), CREDENTIAL))
                        .reason())
                .isEqualTo("InvalidProbe");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/a b", "/a\r\nHost: evil", "/\u00e4"})
    void refusesAPathThatIsNoUrl(String path) {
        assertThat(skipped(plan(http(path, "", ""), CREDENTIAL)).reason()).isEqualTo("InvalidProbe");
    }

    @ParameterizedTest
    @MethodSource("broken")
    void failsWhereTheClassIsWrong(BrokenCase c) {
        Failed failed = failed(plan(c.probe(), CREDENTIAL));

        assertThat(failed.failure()).isEqualTo(c.failure());
        assertThat(failed.message()).contains(c.message()).doesNotContain("s3cr3t");
    }

    static List<BrokenCase> broken() {
        var noRule = new ProbeResponse("response.statusCode ==");
        var noBool = new ProbeResponse("response.statusCode + 1");
        return List.of(
                new BrokenCase(
                        "path does not parse",
                        http("/{{ .Connector", "", ""),
                        Failure.TEMPLATE_FAILED,
                        "The probe path:1:"),
                new BrokenCase(
                        "path does not render",
                        http("/?t={{ .Secret.StringData.password }}", "", ""),
                        Failure.TEMPLATE_FAILED,
                        "The probe path:1:"),
                new BrokenCase(
                        "header does not parse",
                        http("/", "", "", header("X-Token", "{{ nope }}")),
                        Failure.TEMPLATE_FAILED,
                        "The probe header X-Token:1:"),
                new BrokenCase(
                        "header does not render",
                        http("/", "", "", header("X-Token", "{{ index .Secret.StringData.password 99 }}")),
                        Failure.TEMPLATE_FAILED,
                        "The probe header X-Token:1:"),
                new BrokenCase(
                        "no expression",
                        new HttpProbe("/", "", "", "", List.of(), false, noRule),
                        Failure.EXPRESSION_FAILED,
                        "response.cel is no rule. 1:"),
                new BrokenCase(
                        "no bool",
                        new HttpProbe("/", "", "", "", List.of(), false, noBool),
                        Failure.EXPRESSION_FAILED,
                        "must be true or false"));
    }

    record BrokenCase(String name, HttpProbe http, Failure failure, String message) {
        Probe probe() {
            return new Probe(http, null);
        }
    }

    @Test
    void rendersTheKeysOfASecretTypeThatTheClassInvented() {
        var secret = new SecretFields("connectors.cpaas.io/gitlab-pat-auth", Map.of("token", "glpat", "scope", "api"));

        assertThat(request(
                                http(
                                        "/api/v4/user",
                                        "",
                                        "",
                                        header(
                                                "Private-Token",
                                                "{{ if .Secret }}{{ .Secret.StringData.token }}{{ end }}"),
                                        header("X-Scope", "{{ .Secret.StringData.scope }}")),
                                secret)
                        .headers())
                .containsExactly(
                        new ProbeRequest.Header("Private-Token", "glpat"), new ProbeRequest.Header("X-Scope", "api"));
    }

    @Test
    void refusesAValueOfTheSecretThatWouldSplitTheRequest() {
        var secret = new SecretFields("Opaque", Map.of("token", "glpat\r\nX-Injected: s3cr3t"));
        ProbePlan plan = plan(http("/", "", "", header("X-Token", "{{ .Secret.StringData.token }}")), secret);

        assertThat(skipped(plan).reason()).isEqualTo("InvalidProbe");
        assertThat(plan.toString()).doesNotContain("s3cr3t", "glpat");
    }

    @Test
    void asksAnUndeclaredHostWhenNoHeaderCouldCarryTheCredential() {
        assertThat(request(http("/", "status.example.org", ""), CREDENTIAL).headers())
                .isEmpty();
    }

    @Test
    void asksTheApiServiceOfTheClassWithTheHeadersOfItsContract() {
        var api = new ClassApi(new ServiceRef("Service", "git", "default", "", "", ""), "/prefix", "", "", null, null);
        ProbePlan plan = plan(
                apiClass(api),
                API_PROBE,
                new SecretFields("kubernetes.io/basic-auth", Map.of("user", "bot", "password", "s3")));

        ProbeRequest request = ((ProbePlan.Send) plan).request();
        assertThat(request.question()).isEqualTo("GET https://git.default.svc/prefix/auth/check");
        assertThat(request.followRedirects()).isFalse();
        assertThat(request.scope()).isEqualTo(EgressGuard.Scope.CLUSTER_SERVICE);
        assertThat(request.headers())
                .containsExactly(
                        new ProbeRequest.Header(
                                "X-Plugin-Meta", base64("{\"baseURL\":\"https://forge.example.org:8443/prefix\"}")),
                        new ProbeRequest.Header("X-Plugin-Auth", base64("kubernetes.io/basic-auth")),
                        new ProbeRequest.Header(
                                "X-Plugin-Secret", base64("{\"password\":\"czM=\",\"user\":\"Ym90\"}")));
    }

    @Test
    void tellsTheApiServiceWhenThereIsNoSecret() {
        var api = new ClassApi(null, "https://api.example.org", "", "", null, null);
        ProbeRequest request = ((ProbePlan.Send) plan(apiClass(api), API_PROBE, SecretFields.NONE)).request();

        assertThat(request.headers()).extracting(ProbeRequest.Header::name).containsExactly("X-Plugin-Meta");
        assertThat(request.scope()).isEqualTo(EgressGuard.Scope.TOOL);
    }

    @Test
    void skipsAnApiProbeWithoutApiService() {
        var unresolvable = new ClassApi(new ServiceRef("Service", "git", "", "", "", ""), "", "", "", null, null);

        assertThat(plan(API_PROBE, CREDENTIAL)).isEqualTo(new ProbePlan.Done(new NotDeclared()));
        assertThat(plan(apiClass(unresolvable), API_PROBE, CREDENTIAL))
                .isEqualTo(new ProbePlan.Done(new NotDeclared()));
    }

    @Test
    void compilesAProbeOnceForAGenerationOfItsClass() {
        var probes = new CompiledProbes();
        var probe = new Probe(http("/healthz", "", ""), null);
        var first = connectorClass(ConnectorClassSpec.empty());
        var next = connectorClass(ConnectorClassSpec.empty());
        next.getMetadata().setGeneration(2L);

        assertThat(probes.of(first, "p", probe))
                .isSameAs(probes.of(connectorClass(ConnectorClassSpec.empty()), "p", probe));
        assertThat(probes.of(next, "p", probe)).isNotSameAs(probes.of(first, "p", probe));
    }

    @Test
    void knowsWhenThereIsNoProbe() {
        assertThat(plan((Probe) null, CREDENTIAL)).isEqualTo(new ProbePlan.Done(new NotDeclared()));
    }

    private static ConnectorClass apiClass(ClassApi api) {
        return connectorClass(
                new ConnectorClassSpec(null, List.of(), List.of(), null, null, List.of(), List.of(), api, null));
    }

    private static ConnectorClass connectorClass(ConnectorClassSpec spec) {
        ConnectorClass connectorClass = new ConnectorClass();
        connectorClass.setMetadata(new ObjectMetaBuilder()
                .withName("git")
                .withUid("5f0c")
                .withGeneration(1L)
                .build());
        connectorClass.setSpec(spec);
        return connectorClass;
    }

    private static String base64(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    private static Failed failed(ProbePlan plan) {
        assertThat(plan).isInstanceOf(ProbePlan.Done.class);
        ProbeResult result = ((ProbePlan.Done) plan).result();
        assertThat(result).isInstanceOf(Failed.class);
        return (Failed) result;
    }

    private static HttpProbe http(String path, String host, String scheme, ProbeHeader... headers) {
        return new HttpProbe(path, host, scheme, "", List.of(headers), false, null);
    }

    private static ProbeHeader header(String name, String value) {
        return new ProbeHeader(name, value);
    }

    private static ProbeRequest request(HttpProbe http, SecretFields secret) {
        ProbePlan plan = plan(http, secret);
        assertThat(plan).isInstanceOf(ProbePlan.Send.class);
        return ((ProbePlan.Send) plan).request();
    }

    private static Skipped skipped(ProbePlan plan) {
        assertThat(plan).isInstanceOf(ProbePlan.Done.class);
        ProbeResult result = ((ProbePlan.Done) plan).result();
        assertThat(result).isInstanceOf(Skipped.class);
        return (Skipped) result;
    }

    private static ProbePlan plan(HttpProbe http, SecretFields secret) {
        return plan(new Probe(http, null), secret);
    }

    private static ProbePlan plan(@Nullable Probe probe, SecretFields secret) {
        return plan(connectorClass(ConnectorClassSpec.empty()), probe, secret);
    }

    private static ProbePlan plan(ConnectorClass connectorClass, @Nullable Probe probe, SecretFields secret) {
        ToolAddress address = ToolAddress.parse("https://forge.example.org:8443/prefix");
        return new ProbePlanner()
                .plan(
                        "The probe",
                        connectorClass,
                        probe,
                        new ProbeSubject(
                                connector(),
                                address,
                                new InjectionTargets(List.of(address, ToolAddress.parse("https://api.example.org"))),
                                secret,
                                Optional.empty(),
                                ""));
    }

    private static Connector connector() {
        Connector connector = new Connector();
        connector.setMetadata(new ObjectMetaBuilder()
                .withNamespace("team-blue")
                .withName("forge")
                .build());
        connector.setSpec(new ConnectorSpec(
                "git",
                "https://forge.example.org:8443/prefix",
                List.of(),
                new ConnectorAuth("basicAuth", null, List.of(new Param("repository", new TextNode("org/repo.git")))),
                List.of(),
                null));
        return connector;
    }
}
