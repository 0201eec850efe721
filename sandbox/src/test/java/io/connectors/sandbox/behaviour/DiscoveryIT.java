package io.connectors.sandbox.behaviour;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.client.KubernetesClient;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@ExtendWith(ApiServerExtension.class)
final class DiscoveryIT {

    @Test
    void namesTheVersionOfTheServer(Workspace team) {
        Reply version = team.http().get("/version");

        assertThat(version.at("/major")).isEqualTo("1");
        assertThat(version.at("/gitVersion")).startsWith("v1.");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    /api/v1                                | secrets                   | Secret              | true
                    /api/v1                                | namespaces                | Namespace           | false
                    /api/v1                                | serviceaccounts/token     | TokenRequest        | true
                    /api/v1                                | events                    | Event               | true
                    /apis/coordination.k8s.io/v1           | leases                    | Lease               | true
                    /apis/discovery.k8s.io/v1              | endpointslices            | EndpointSlice       | true
                    /apis/rbac.authorization.k8s.io/v1     | clusterrolebindings       | ClusterRoleBinding  | false
                    /apis/authentication.k8s.io/v1         | tokenreviews              | TokenReview         | false
                    /apis/authorization.k8s.io/v1          | localsubjectaccessreviews | LocalSubjectAccessReview | true
                    /apis/apiextensions.k8s.io/v1          | customresourcedefinitions | CustomResourceDefinition | false
                    /apis/connectors.alauda.io/v1alpha1    | connectors                | Connector           | true
                    /apis/connectors.alauda.io/v1alpha1    | connectors/status         | Connector           | true
                    /apis/connectors.alauda.io/v1alpha1    | connectorclasses          | ConnectorClass      | false
                    """)
    void listsTheResourcesOfAGroupVersion(
            String path, String resource, String kind, boolean namespaced, Workspace team) {
        Reply list = team.http().get(path);

        assertThat(list.at("/kind")).isEqualTo("APIResourceList");
        var found = StreamSupport.stream(list.body().path("resources").spliterator(), false)
                .filter(each -> each.path("name").asText().equals(resource))
                .toList();
        assertThat(found).hasSize(1);
        assertThat(found.getFirst().path("kind").asText()).isEqualTo(kind);
        assertThat(found.getFirst().path("namespaced").asBoolean()).isEqualTo(namespaced);
    }

    @Test
    void saysWhatCanBeDoneWithAResource(Workspace team) {
        Reply list = team.http().get("/apis/" + team.server().toolboxes().apiVersion());

        assertThat(list.each("/resources", "/name")).containsExactlyInAnyOrder("toolboxes", "toolboxes/status");
        assertThat(list.each("/resources/0/verbs", ""))
                .containsExactlyInAnyOrder(
                        "create", "delete", "deletecollection", "get", "list", "patch", "update", "watch");
        assertThat(list.each("/resources/0/shortNames", "")).containsExactly("tbx");
        assertThat(list.each("/resources/0/categories", "")).containsExactly("behaviour");
        assertThat(list.at("/resources/0/singularName")).isEqualTo("toolbox");
        assertThat(list.each("/resources/1/verbs", "")).containsExactlyInAnyOrder("get", "patch", "update");
    }

    @Test
    void listsGroupsOfCustomKinds(Workspace team) throws Throwable {
        String group = team.server().toolboxes().group();

        Eventually.holds(() -> assertThat(team.http().get("/apis").each("/groups", "/name"))
                .contains(group, "connectors.alauda.io", "apps", "rbac.authorization.k8s.io"));
        assertThat(team.http().get("/apis/" + group).at("/preferredVersion/version"))
                .isEqualTo("v1");
    }

    @Test
    void describesCustomKindsInOpenApi(Workspace team) throws Throwable {
        String path = "/openapi/v3/apis/" + team.server().toolboxes().apiVersion();

        Eventually.holds(() -> assertThat(team.http().get("/openapi/v3").has("/paths/" + pointer(path.substring(12))))
                .isTrue());
        Reply document = team.http().get(path);
        assertThat(document.at("/openapi")).startsWith("3.0");
        List<String> kinds = StreamSupport.stream(
                        document.body().at("/components/schemas").spliterator(), false)
                .map(schema ->
                        schema.at("/x-kubernetes-group-version-kind/0/kind").asText())
                .toList();
        assertThat(kinds).contains("Toolbox");
    }

    @Test
    void tellsTheJavaClientWhatIsSupported(Workspace team) {
        KubernetesClient client = team.client();

        assertThat(client.supports("connectors.alauda.io/v1alpha1", "Connector"))
                .isTrue();
        assertThat(client.supports("connectors.alauda.io/v1alpha1", "Nothing")).isFalse();
        assertThat(client.getKubernetesVersion().getMajor()).isEqualTo("1");
    }

    @Test
    void servesTheKeysThatTokensAreSignedWith(Workspace team) {
        Reply configuration = team.http().get("/.well-known/openid-configuration");
        Reply keys = team.http().getAs("*/*", "/openid/v1/jwks");

        assertThat(configuration.at("/issuer")).startsWith("https://");
        assertThat(keys.body().path("keys")).isNotEmpty();
        assertThat(keys.has("/keys/0/d")).isFalse();
    }

    @ParameterizedTest
    @CsvSource({"/readyz", "/livez", "/healthz"})
    void saysThatItIsWell(String path, Workspace team) {
        Reply reply = team.http().get(path);

        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.text()).isEqualTo("ok");
    }

    private static String pointer(String path) {
        return path.replace("~", "~0").replace("/", "~1");
    }
}
