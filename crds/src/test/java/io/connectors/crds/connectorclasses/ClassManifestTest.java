package io.connectors.crds.connectorclasses;

import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.connectors.crds.template.Templates;
import io.connectors.crds.v1alpha1.AuthProbe;
import io.connectors.crds.v1alpha1.AuthType;
import io.connectors.crds.v1alpha1.Configuration;
import io.connectors.crds.v1alpha1.ConnectorClassSpec;
import io.connectors.crds.v1alpha1.HttpProbe;
import io.connectors.crds.v1alpha1.Injection;
import io.connectors.crds.v1alpha1.ParamSpec;
import io.connectors.crds.v1alpha1.Probe;
import io.connectors.crds.v1alpha1.ProbeHeader;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

final class ClassManifestTest {
    private static final Path ICONS = Path.of("src/main/icons");
    private static final String ICON = "data:image/svg+xml;base64,";
    private static final int LARGEST_ICON = 1024;

    /** Their files set one proxy for all hosts, so also hosts of no Connector are asked through it. */
    private static final Set<String> RELAYING = Set.of("maven", "npm", "nexus", "jfrog");

    static Stream<BuiltInClass> classes() {
        return BuiltInClass.all().stream();
    }

    @Test
    void areTheTwelveOfTheSpecification() {
        assertThat(BuiltInClass.all())
                .extracting(BuiltInClass::name)
                .containsExactly(
                        "git",
                        "github",
                        "gitlab",
                        "harbor",
                        "jfrog",
                        "k8s",
                        "maven",
                        "nexus",
                        "npm",
                        "oci",
                        "pypi",
                        "sonarqube");
    }

    @ParameterizedTest
    @MethodSource("classes")
    void containsNoFieldThatTheRecordsDoNotKnow(BuiltInClass builtIn) {
        JsonNode understood = Serialization.unmarshal(Serialization.asJson(builtIn.manifest()), JsonNode.class);

        assertThat(normalized(understood.path("spec")))
                .isEqualTo(normalized(builtIn.written().path("spec")));
    }

    @ParameterizedTest
    @MethodSource("classes")
    void showsItself(BuiltInClass builtIn) throws IOException {
        var metadata = builtIn.manifest().getMetadata();

        assertThat(metadata.getName()).isEqualTo(builtIn.name());
        assertThat(metadata.getLabels()).containsEntry("connectors.cpaas.io/" + builtIn.name(), "true");
        assertThat(metadata.getAnnotations())
                .containsKeys("cpaas.io/display-name", "cpaas.io/description", "connectors.cpaas.io/readme")
                .containsEntry("ui.cpaas.io/icon", ICON + icon(builtIn));
    }

    @ParameterizedTest
    @MethodSource("classes")
    void describesEveryValueThatAUserGives(BuiltInClass builtIn) {
        assertThat(values(builtIn.spec())).allSatisfy(value -> {
            assertThat(value.name()).isNotEmpty();
            assertThat(value.type()).isEqualTo("string");
            assertThat(value.description()).isNotEmpty();
        });
    }

    @ParameterizedTest
    @MethodSource("classes")
    void checksEveryAuthTypeAndNoOther(BuiltInClass builtIn) {
        ConnectorClassSpec spec = builtIn.spec();

        assertThat(spec.authProbes())
                .extracting(AuthProbe::authName)
                .containsExactlyElementsOf(
                        authTypes(spec).stream().map(AuthType::name).toList());
    }

    @ParameterizedTest
    @MethodSource("classes")
    void leadsToOurProxyAndNeedsNoRego(BuiltInClass builtIn) {
        ConnectorClassSpec spec = builtIn.spec();

        var proxy = Objects.requireNonNull(spec.proxy());
        assertThat(proxy.ref())
                .isNotNull()
                .satisfies(service -> assertThat(service.name()).isEqualTo("connectors-proxy-service"));
        assertThat(proxy.relay()).isEqualTo(RELAYING.contains(builtIn.name()) ? "public" : "");
        assertThat(builtIn.text()).doesNotContain("rego");
    }

    @ParameterizedTest
    @MethodSource("classes")
    void hasTemplatesThatParse(BuiltInClass builtIn) {
        assertThat(templates(builtIn.spec()))
                .isNotEmpty()
                .allSatisfy(template ->
                        assertThat(Templates.parse(builtIn.name(), template)).isNotNull());
    }

    @ParameterizedTest
    @MethodSource("classes")
    void describesOperationsThatTheToolAnswersItself(BuiltInClass builtIn) {
        JsonNode openapi = Objects.requireNonNull(
                Objects.requireNonNull(builtIn.spec().api()).openapi());
        Set<String> extensions =
                builtIn.spec().addressExtensions().stream().map(ParamSpec::name).collect(toSet());

        List<JsonNode> operations = openapi.path("paths").findParents("operationId");
        assertThat(operations).isNotEmpty().allSatisfy(operation -> {
            assertThat(operation.path("x-provider-type").asText()).isEqualTo("proxy");
            if (operation.has("x-openapi-address")) {
                assertThat(extensions)
                        .contains(operation.get("x-openapi-address").asText());
            }
        });
        assertThat(operations)
                .extracting(operation -> operation.get("operationId").asText())
                .doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @CsvSource({
        "oci, docker-config, registry-config",
        "oci, config, registry-config",
        "harbor, config, registry-config",
        "harbor, docker-config, registry-config"
    })
    void givesAnOldNameTheFilesOfTheNewOne(String className, String oldName, String newName) {
        BuiltInClass builtIn = BuiltInClass.named(className);

        assertThat(configuration(builtIn, oldName).data())
                .isEqualTo(configuration(builtIn, newName).data());
    }

    @ParameterizedTest
    @MethodSource("classes")
    void mountsTheCertificateUnderBothOfItsNames(BuiltInClass builtIn) {
        assertThat(builtIn.spec().configurations())
                .allSatisfy(configuration -> assertThat(configuration.data().get("ca.crt"))
                        .isEqualTo(configuration.data().get("ca.cert")));
    }

    private static String icon(BuiltInClass builtIn) throws IOException {
        byte[] svg = Files.readAllBytes(ICONS.resolve(builtIn.name() + ".svg"));
        assertThat(svg).hasSizeLessThan(LARGEST_ICON);
        return Base64.getEncoder().encodeToString(svg);
    }

    private static Configuration configuration(BuiltInClass builtIn, String name) {
        return builtIn.spec().configurations().stream()
                .filter(configuration -> configuration.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static List<AuthType> authTypes(ConnectorClassSpec spec) {
        return Objects.requireNonNull(spec.auth()).types();
    }

    private static List<ParamSpec> values(ConnectorClassSpec spec) {
        return Stream.of(
                        Stream.of(Objects.requireNonNull(spec.address())),
                        spec.addressExtensions().stream(),
                        spec.params().stream(),
                        authTypes(spec).stream().flatMap(type -> type.params().stream()),
                        spec.authProbes().stream().flatMap(probe -> probe.params().stream()),
                        spec.configurations().stream().flatMap(configuration -> configuration.params().stream()))
                .flatMap(values -> values)
                .toList();
    }

    private static Set<String> templates(ConnectorClassSpec spec) {
        Set<String> templates = new HashSet<>();
        spec.configurations()
                .forEach(configuration -> templates.addAll(configuration.data().values()));
        authTypes(spec)
                .forEach(type -> type.inject().stream().map(Injection::value).forEach(templates::add));
        for (HttpProbe probe : probes(spec)) {
            templates.add(probe.path());
            probe.httpHeaders().stream().map(ProbeHeader::value).forEach(templates::add);
        }
        return templates;
    }

    private static List<HttpProbe> probes(ConnectorClassSpec spec) {
        return Stream.concat(
                        Stream.of(spec.livenessProbe()),
                        spec.authProbes().stream().map(AuthProbe::probe))
                .map(probe -> Objects.requireNonNull(probe))
                .map(Probe::http)
                .map(probe -> Objects.requireNonNull(probe))
                .toList();
    }

    /** Without the fields that are false, which the records write and the files leave out. */
    private static JsonNode normalized(JsonNode spec) {
        JsonNode copy = spec.deepCopy();
        for (String field : List.of("disableRedirect", "optional")) {
            copy.findParents(field).stream()
                    .filter(parent -> !parent.get(field).asBoolean())
                    .forEach(parent -> ((ObjectNode) parent).remove(field));
        }
        return copy;
    }
}
