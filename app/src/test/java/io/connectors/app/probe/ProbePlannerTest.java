package io.connectors.app.probe;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.TextNode;
import io.connectors.app.probe.ProbeResult.NotDeclared;
import io.connectors.app.probe.ProbeResult.Skipped;
import io.connectors.crds.address.InjectionTargets;
import io.connectors.crds.address.ToolAddress;
import io.connectors.crds.credential.Credential;
import io.connectors.crds.v1alpha1.ApiProbe;
import io.connectors.crds.v1alpha1.Connector;
import io.connectors.crds.v1alpha1.ConnectorAuth;
import io.connectors.crds.v1alpha1.ConnectorSpec;
import io.connectors.crds.v1alpha1.HttpProbe;
import io.connectors.crds.v1alpha1.Param;
import io.connectors.crds.v1alpha1.Probe;
import io.connectors.crds.v1alpha1.ProbeHeader;
import io.connectors.crds.v1alpha1.ProbeResponse;
import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ProbePlannerTest {
    private static final String BASIC =
            "{{ if .Secret }}Basic {{ printf \"%s:%s\" .Secret.StringData.username .Secret.StringData.password | b64enc }}{{ end }}";
    private static final Credential CREDENTIAL = new Credential.Basic("builder", "s3cr3t");

    @Test
    void asksTheHostOfTheAddressAndDropsItsPath() {
        ProbeRequest request = request(http("/healthz", "", ""), new Credential.Anonymous());

        assertThat(request.origin().url()).isEqualTo("https://forge.example.org:8443");
        assertThat(request.target()).isEqualTo("/healthz");
        assertThat(request.method()).isEqualTo("GET");
    }

    @Test
    void rendersThePathFromTheParametersOfTheConnector() {
        String path =
                "/{{ range .Connector.Spec.Auth.Params }}{{ if eq .Name \"repository\" }}{{ .Value.StringVal }}{{ end }}{{ end }}/info/refs?service=git-upload-pack";

        assertThat(request(http(path, "", ""), new Credential.Anonymous()).target())
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
        assertThat(request(http("/", "", "", header("Authorization", BASIC)), new Credential.Anonymous())
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
        assertThat(request(http("/", "status.example.org", ""), new Credential.Anonymous())
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

    @Test
    void saysWhereATemplateIsWrong() {
        Skipped skipped = skipped(plan(http("/{{ .Connector", "", ""), CREDENTIAL));

        assertThat(skipped.reason()).isEqualTo("InvalidProbe");
        assertThat(skipped.message()).contains("path:1:");
    }

    @Test
    void saysThatExpressionsAreNotSupported() {
        var probe = new Probe(
                new HttpProbe("/", "", "", "", List.of(), false, new ProbeResponse("response.statusCode < 500")), null);

        assertThat(skipped(plan(probe, CREDENTIAL)).message()).contains("response.cel", "not supported yet");
    }

    @Test
    void saysThatApiProbesAreNotSupported() {
        assertThat(skipped(plan(new Probe(null, new ApiProbe("/check")), CREDENTIAL))
                        .reason())
                .isEqualTo("ProbeNotSupported");
    }

    @Test
    void knowsWhenThereIsNoProbe() {
        assertThat(plan((Probe) null, CREDENTIAL)).isEqualTo(new ProbePlan.Done(new NotDeclared()));
    }

    private static HttpProbe http(String path, String host, String scheme, ProbeHeader... headers) {
        return new HttpProbe(path, host, scheme, "", List.of(headers), false, null);
    }

    private static ProbeHeader header(String name, String value) {
        return new ProbeHeader(name, value);
    }

    private static ProbeRequest request(HttpProbe http, Credential credential) {
        ProbePlan plan = plan(http, credential);
        assertThat(plan).isInstanceOf(ProbePlan.Send.class);
        return ((ProbePlan.Send) plan).request();
    }

    private static Skipped skipped(ProbePlan plan) {
        assertThat(plan).isInstanceOf(ProbePlan.Done.class);
        ProbeResult result = ((ProbePlan.Done) plan).result();
        assertThat(result).isInstanceOf(Skipped.class);
        return (Skipped) result;
    }

    private static ProbePlan plan(HttpProbe http, Credential credential) {
        return plan(new Probe(http, null), credential);
    }

    private static ProbePlan plan(@Nullable Probe probe, Credential credential) {
        ToolAddress address = ToolAddress.parse("https://forge.example.org:8443/prefix");
        return ProbePlanner.plan(
                "The probe",
                probe,
                new ProbeSubject(
                        connector(),
                        address,
                        new InjectionTargets(List.of(address, ToolAddress.parse("https://api.example.org"))),
                        credential,
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
