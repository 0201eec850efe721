package io.connectors.sandbox.schema;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.connectors.sandbox.resource.ResourceType;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class OpenApiV3Test {

    private static final ResourceType CONNECTOR = new ResourceType(
            "connectors.alauda.io",
            "v1alpha1",
            "Connector",
            "connectors",
            "connector",
            true,
            List.of(),
            List.of(),
            true);

    private final OpenApiV3 openApi = new OpenApiV3();
    private final OpenApiV3.Kind secret = builtIn("", "Secret");
    private final OpenApiV3.Kind deployment = builtIn("apps", "Deployment");
    private final OpenApiV3.Kind connector = new OpenApiV3.Kind(
            CONNECTOR, Fixtures.spec("'address':{'type':'string','description':'Where the tool is.'}"));

    @Test
    void listsOneDocumentForEachGroupVersion() {
        JsonNode paths =
                read(openApi.index(List.of(secret, deployment, connector))).path("paths");

        assertThat(names(paths)).containsExactly("api/v1", "apis/apps/v1", "apis/connectors.alauda.io/v1alpha1");
    }

    @Test
    void namesTheHashOfADocumentInTheIndex() {
        String url = read(openApi.index(List.of(secret)))
                .path("paths")
                .path("api/v1")
                .path("serverRelativeURL")
                .asText();

        assertThat(url)
                .isEqualTo(
                        "/openapi/v3/api/v1?hash=" + document("api/v1", secret).hash());
    }

    @Test
    void changesTheHashWhenASchemaChanges() {
        OpenApiV3.Kind changed = new OpenApiV3.Kind(CONNECTOR, Fixtures.spec("'address':{'type':'integer'}"));
        String path = "apis/connectors.alauda.io/v1alpha1";

        assertThat(document(path, changed).hash())
                .isNotEqualTo(document(path, connector).hash());
    }

    @Test
    void rendersAnUnchangedDocumentOnce() {
        assertThat(document("api/v1", secret)).isSameAs(document("api/v1", secret));
    }

    @Test
    void hasNoDocumentForAGroupNobodyServes() {
        assertThat(openApi.document("apis/batch/v1", List.of(secret))).isEmpty();
    }

    @Test
    void declaresTheQueryParametersKubectlLooksForOnEveryPatch() {
        JsonNode paths =
                read(document("apis/connectors.alauda.io/v1alpha1", connector)).path("paths");

        for (JsonNode path : paths) {
            if (path.has("patch")) {
                List<String> parameters = new ArrayList<>();
                path.path("patch")
                        .path("parameters")
                        .forEach(each -> parameters.add(each.path("name").asText()));
                assertThat(parameters).contains("dryRun", "fieldManager", "fieldValidation", "force");
            }
        }
        assertThat(names(paths))
                .contains("/apis/connectors.alauda.io/v1alpha1/namespaces/{namespace}/connectors/{name}/status");
    }

    @Test
    void offersStrategicMergePatchesForBuiltInKindsOnly() {
        String mediaType = "application/strategic-merge-patch+json";

        assertThat(patchTypes("api/v1", secret, "/api/v1/namespaces/{namespace}/secrets/{name}"))
                .contains(mediaType);
        assertThat(patchTypes(
                        "apis/connectors.alauda.io/v1alpha1",
                        connector,
                        "/apis/connectors.alauda.io/v1alpha1/namespaces/{namespace}/connectors/{name}"))
                .doesNotContain(mediaType)
                .contains("application/apply-patch+yaml");
    }

    @Test
    void marksTheSchemaOfAKindAsExplainNeedsIt() {
        JsonNode schemas = schemas("apis/connectors.alauda.io/v1alpha1", connector);
        JsonNode kind = schemas.path("io.alauda.connectors.v1alpha1.Connector");

        assertThat(kind.path("x-kubernetes-group-version-kind")
                        .path(0)
                        .path("kind")
                        .asText())
                .isEqualTo("Connector");
        assertThat(kind.at("/properties/spec/properties/address/description").asText())
                .isEqualTo("Where the tool is.");
        assertThat(kind.at("/properties/metadata/allOf/0/$ref").asText())
                .isEqualTo("#/components/schemas/io.k8s.apimachinery.pkg.apis.meta.v1.ObjectMeta");
    }

    @Test
    void resolvesEveryReference() {
        JsonNode document = read(document("apis/apps/v1", deployment));
        JsonNode schemas = document.path("components").path("schemas");

        assertThat(document.findValuesAsText("$ref"))
                .isNotEmpty()
                .allSatisfy(reference -> assertThat(schemas.has(reference.substring("#/components/schemas/".length())))
                        .as(reference)
                        .isTrue());
    }

    @Test
    void describesListsForStrategicMergePatches() {
        JsonNode ports = schemas("api/v1", builtIn("", "Service"))
                .path("io.k8s.api.core.v1.ServiceSpec")
                .path("properties")
                .path("ports");

        assertThat(ports.path("x-kubernetes-patch-merge-key").asText()).isEqualTo("port");
        assertThat(ports.path("x-kubernetes-patch-strategy").asText()).isEqualTo("merge");
        assertThat(ports.path("x-kubernetes-list-map-keys")).hasSize(2);
    }

    @Test
    void offersOnlyCreationOfReviews() {
        JsonNode paths = read(document(
                        "apis/authentication.k8s.io/v1", builtIn("authentication.k8s.io", "TokenReview")))
                .path("paths");

        assertThat(paths).hasSize(1);
        assertThat(names(paths.path(paths.fieldNames().next()))).containsExactlyInAnyOrder("parameters", "post");
    }

    private List<String> patchTypes(String path, OpenApiV3.Kind kind, String apiPath) {
        return names(read(document(path, kind))
                .path("paths")
                .path(apiPath)
                .path("patch")
                .path("requestBody")
                .path("content"));
    }

    private JsonNode schemas(String path, OpenApiV3.Kind kind) {
        return read(document(path, kind)).path("components").path("schemas");
    }

    private OpenApiV3.Document document(String path, OpenApiV3.Kind kind) {
        return openApi.document(path, List.of(kind)).orElseThrow();
    }

    private static OpenApiV3.Kind builtIn(String group, String kind) {
        ResourceType type = Fixtures.type(group, kind);
        return new OpenApiV3.Kind(type, BuiltInSchemas.of(type));
    }

    private static List<String> names(JsonNode object) {
        return object.properties().stream().map(Map.Entry::getKey).toList();
    }

    private static JsonNode read(OpenApiV3.Document document) {
        try {
            return new ObjectMapper().readTree(document.json());
        } catch (JsonProcessingException e) {
            throw new AssertionError(e);
        }
    }
}
