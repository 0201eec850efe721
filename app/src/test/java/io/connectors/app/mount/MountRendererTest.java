package io.connectors.app.mount;

import static io.connectors.app.mount.Fixtures.inputs;
import static io.connectors.app.mount.Fixtures.oneFile;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.connectors.crds.v1alpha1.Configuration;
import io.connectors.crds.v1alpha1.ConnectorClass;
import io.connectors.crds.v1alpha1.ConnectorClassSpec;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

final class MountRendererTest {
    private static final String SEE_ALL =
            "{{ range .connectors }}{{ .metadata.name }} {{ end }}|{{ .connector.metadata.name }}|{{ .configurations.p }}";

    private final MountRenderer renderer = new MountRenderer();

    @Test
    void showsTemplatesTheirWholeInput() {
        var connectorClass = Fixtures.connectorClass("npm", """
                  params:
                  - {name: strict-ssl, default: "true"}
                  - {name: registryType}
                  addressExtensions:
                  - {name: api, default: https://api.example.org}
                  configurations:
                  - name: npmrc
                    params:
                    - {name: registry}
                    - {name: depth, default: "3"}
                    data:
                      all: |-
                        {{ .connector.metadata.namespace }}/{{ .connector.metadata.name }} {{ .connector.metadata.labels.tier }}
                        {{ range .connector.spec.params }}{{ .name }}={{ .value }};{{ end }}
                        {{ range .connector.spec.addressExtensions }}{{ .name }}={{ .value }};{{ end }}
                        {{ .connector.spec.address }} {{ .connector.spec.auth.secretRef.name }}
                        {{ .connector.status.proxyAddress }} {{ .connectorclass.proxyAddress }}
                        {{ .configurations.registry }} {{ .configurations.depth }}
                        {{ .context.token }} {{ .context.proxy.caCert }}
                """);
        var connector = Fixtures.connector(
                "team-blue",
                "store",
                "npm",
                "{address: 'https://store.example.org/npm', params: [{name: registryType, value: mirror}],"
                        + " auth: {name: basicAuth, secretRef: {name: store-password}}}");

        var mount = renderer.render(inputs(
                Map.of("configuration.names", "npmrc", "configuration.params", "{\"npmrc\":{\"registry\":\"a % b\"}}"),
                new MountedConnector(connector, connectorClass)));

        assertThat(Texts.of(mount)).containsEntry("all", """
                        team-blue/store 1
                        registryType=mirror;strict-ssl=true;
                        api=https://api.example.org;
                        https://store.example.org/npm store-password
                        http://c-store.team-blue.svc.cluster.local http://connectors-proxy-service.connectors-system.svc.cluster.local
                        a % b 3
                        """ + Fixtures.TOKEN + " " + Fixtures.CA);
    }

    @Test
    void rendersAConfigurationOnceForAllConnectorsOfItsClass() {
        var git = oneFile("git", "seen", SEE_ALL);
        var npm = oneFile("npm", "seen-npm", SEE_ALL);

        var mount = renderer.render(inputs(
                Map.of(
                        "configuration.names", "npm,git",
                        "configuration.params", "{\"git\":{\"p\":\"for git\"},\"npm\":{\"p\":\"for npm\"}}"),
                Fixtures.of(git, "a", "one"),
                Fixtures.of(npm, "a", "two"),
                Fixtures.of(git, "b", "three")));

        assertThat(Texts.of(mount))
                .containsEntry("seen", "one three |one|for git")
                .containsEntry("seen-npm", "two |two|for npm");
    }

    @Test
    void lacksProxyAddressesWithoutAProxy() {
        var plain = Fixtures.classWithoutProxy("plain", """
                  configurations:
                  - name: plain
                    data: {f: "[{{ .connector.status.proxyAddress }}{{ .connectorclass.proxyAddress }}]"}
                """);

        assertThat(Texts.of(renderer.render(
                        inputs(Map.of("configuration.names", "plain"), Fixtures.of(plain, "a", "one")))))
                .containsEntry("f", "[]");
    }

    @Test
    void keepsTheFileOfTheLaterClassAndSaysSo() {
        var mount = (Mount.Files) renderer.render(inputs(
                Map.of("configuration.names", "b,a"),
                Fixtures.of(oneFile("a", ".rc", "of a"), "a", "one"),
                Fixtures.of(oneFile("b", ".rc", "of b"), "a", "two")));

        assertThat(Texts.of(mount, ".rc")).isEqualTo("of b");
        assertThat(mount.warnings())
                .containsExactly("File \".rc\" of configuration \"a\" of class \"a\" is replaced by that of"
                        + " configuration \"b\" of class \"b\". Use one volume for each to have both.");
    }

    @Test
    void keepsTheFileOfTheLaterConfigurationOfAClass() {
        var both = Fixtures.connectorClass("both", """
                  configurations:
                  - {name: one, data: {f: "1"}}
                  - {name: two, data: {f: "2"}}
                """);

        var mount = renderer.render(inputs(Map.of("configuration.names", "two,one"), Fixtures.of(both, "a", "x")));

        assertThat(Texts.of(mount)).containsEntry("f", "1");
    }

    @Test
    void isSilentAboutEqualFilesAndAboutReplacedBuiltInOnes() {
        var mount = (Mount.Files) renderer.render(inputs(
                Map.of("configuration.names", "a,b"),
                Fixtures.of(oneFile("a", "ca.crt", "own"), "a", "one"),
                Fixtures.of(oneFile("b", "ca.crt", "own"), "a", "two")));

        assertThat(Texts.of(mount, "ca.crt")).isEqualTo("own");
        assertThat(mount.warnings()).isEmpty();
    }

    @Test
    void leavesOutExcludedFilesOfBothKindsWithoutRenderingThem() {
        var broken = oneFile("git", ".gitconfig", "{{ if }}");

        var mount = (Mount.Files) renderer.render(inputs(
                Map.of("configuration.names", "git,!.gitconfig,!ca.cert,!.env"), Fixtures.of(broken, "a", "one")));

        assertThat(mount.files())
                .doesNotContainKeys(".gitconfig", "ca.cert", ".env")
                .containsKeys("ca.crt", "http.proxy");
        assertThat(mount.warnings()).isEmpty();
    }

    @Test
    void warnsOfExclusionsAndParametersWithoutEffect() {
        var mount = (Mount.Files) renderer.render(inputs(
                Map.of(
                        "configuration.names", "git,!.gitconfg",
                        "configuration.params", "{\"git\":{\"typo\":\"x\"},\"npmrc\":{\"a\":\"b\"}}"),
                Fixtures.of(oneFile("git", "f", "{{ .configurations.typo }}"), "a", "one")));

        assertThat(Texts.of(mount, "f")).isEqualTo("x");
        assertThat(mount.warnings())
                .satisfiesExactly(
                        undeclared -> assertThat(undeclared)
                                .startsWith(
                                        "configuration.params gives \"typo\" to configuration \"git\" of class \"git\""),
                        unused -> assertThat(unused).startsWith("configuration.params has parameters for \"npmrc\""),
                        absent -> assertThat(absent).startsWith("configuration.names excludes \".gitconfg\""));
    }

    record Bad(String name, ConnectorClass connectorClass, String names, RefusalReason reason, String message) {
        @Override
        public String toString() {
            return name;
        }
    }

    static Stream<Bad> refusals() {
        var withoutAddress = oneFile("git", "f", "");
        withoutAddress.setStatus(Fixtures.withProxy(""));
        var withStrangeAddress = oneFile("git", "f", "");
        withStrangeAddress.setStatus(Fixtures.withProxy("http://proxy;$(reboot)"));
        var git = oneFile("git", "f", "");
        return Stream.of(
                new Bad(
                        "unknown configuration",
                        git,
                        "git,settings,!f",
                        RefusalReason.UNKNOWN_CONFIGURATION,
                        "configuration.names asks for \"settings\", which no class of these Connectors has (\"git\"); available: \"git\""),
                new Bad(
                        "no configuration at all",
                        Fixtures.connectorClass("git", ""),
                        "git",
                        RefusalReason.UNKNOWN_CONFIGURATION,
                        "available: none"),
                new Bad(
                        "template that does not parse",
                        oneFile("git", ".rc", "a{{ if }}"),
                        "git",
                        RefusalReason.TEMPLATE_FAILED,
                        "failed to generate configuration \"git\" of class \"git\": git/git/.rc:1:"),
                new Bad(
                        "template that does not fit",
                        oneFile("git", ".rc", "{{ .connector.metadata.name.x }}"),
                        "git",
                        RefusalReason.TEMPLATE_FAILED,
                        "git/git/.rc:1:"),
                new Bad(
                        "file outside of the mount",
                        oneFile("git", "../up", ""),
                        "git",
                        RefusalReason.INVALID_FILE_NAME,
                        "File \"../up\" in configuration \"git\" of class \"git\" cannot be mounted"),
                new Bad(
                        "file that is too large",
                        oneFile("git", "f", "x".repeat(FileSet.MAX_BYTES)),
                        "git",
                        RefusalReason.TOO_LARGE,
                        "The mount is larger than 1048576 bytes with its file \"f\""),
                new Bad(
                        "class that is not reconciled",
                        withoutAddress,
                        "git",
                        RefusalReason.ADDRESS_PENDING,
                        "ConnectorClass git has no proxy address yet"),
                new Bad(
                        "strange proxy",
                        withStrangeAddress,
                        "git",
                        RefusalReason.ADDRESS_INVALID,
                        "status.proxy.httpAddress.url of ConnectorClass git: The address"));
    }

    @ParameterizedTest
    @MethodSource("refusals")
    void rendersAllOrNothing(Bad given) {
        var mount = renderer.render(
                inputs(Map.of("configuration.names", given.names()), Fixtures.of(given.connectorClass(), "a", "one")));

        assertThat(mount).isInstanceOfSatisfying(Mount.Refused.class, refused -> {
            assertThat(refused.reason()).isEqualTo(given.reason());
            assertThat(refused.message()).contains(given.message());
        });
    }

    @Test
    void keepsTheTokenOutOfTheMessageThatATemplateFailsWith() {
        var failing = oneFile("git", "f", "{{ fail (print \"broken: \" .context.token) }}");

        var mount = renderer.render(inputs(Map.of("configuration.names", "git"), Fixtures.of(failing, "a", "one")));

        assertThat(mount)
                .isInstanceOfSatisfying(
                        Mount.Refused.class,
                        refused -> assertThat(refused.message())
                                .contains("git/git/f:1:", "broken: [token]")
                                .doesNotContain(Fixtures.TOKEN));
    }

    @Test
    void waitsForTheAddressOfAConnector() {
        var git = oneFile("git", "f", "");
        var unpublished = Fixtures.unpublished(Fixtures.connector("a", "one", "git"));

        assertThat(renderer.render(inputs(Map.of(), new MountedConnector(unpublished, git))))
                .isEqualTo(new Mount.Refused(
                        RefusalReason.ADDRESS_PENDING,
                        "Connector a/one has no proxy address yet; its status.conditions say what is missing"));
    }

    record Name(String name, boolean allowed) {}

    static Stream<Name> names() {
        return Stream.of(
                new Name(".npmrc", true),
                new Name("settings.xml", true),
                new Name("HARBOR_ENCRYPTION_KEY", true),
                new Name("a..b", true),
                new Name("x".repeat(253), true),
                new Name("x".repeat(254), false),
                new Name("", false),
                new Name(".", false),
                new Name("..", false),
                new Name("..data", false),
                new Name("/etc/passwd", false),
                new Name("a/b", false),
                new Name("a\\b", false),
                new Name("a b", false),
                new Name("a\0", false),
                new Name("a\n", false),
                new Name("é", false));
    }

    @ParameterizedTest
    @MethodSource("names")
    void takesOnlyPlainFileNames(Name given) {
        var definition = Fixtures.connectorClass("git", "");
        var spec = definition.getSpec();
        definition.setSpec(new ConnectorClassSpec(
                null,
                List.of(),
                List.of(),
                null,
                null,
                List.of(),
                List.of(new Configuration("git", Map.of(given.name(), "text"), List.of(), Map.of())),
                null,
                spec.proxy()));

        var mount = renderer.render(inputs(Map.of("configuration.names", "git"), Fixtures.of(definition, "a", "one")));

        assertThat(mount instanceof Mount.Files).isEqualTo(given.allowed());
    }

    @Test
    void countsFiles() {
        var many = Fixtures.connectorClass(
                "git",
                "  configurations:\n  - name: git\n    data:\n"
                        + IntStream.rangeClosed(0, FileSet.MAX_FILES)
                                .mapToObj(i -> "      f" + i + ": x\n")
                                .collect(Collectors.joining()));

        assertThat(renderer.render(inputs(Map.of("configuration.names", "git"), Fixtures.of(many, "a", "one"))))
                .isInstanceOfSatisfying(
                        Mount.Refused.class,
                        refused -> assertThat(refused.reason()).isEqualTo(RefusalReason.TOO_LARGE));
    }

    @Test
    void showsTemplateSyntaxInValuesLiterally() {
        var echo = oneFile("echo", "f", "{{ .connector.spec.address }} {{ .configurations.p }}");
        var connector = Fixtures.connector("a", "one", "echo", "{address: 'https://x/{{ .context.token }}'}");

        var mount = renderer.render(inputs(
                Map.of(
                        "configuration.names", "echo",
                        "configuration.params", "{\"echo\":{\"p\":\"{{ .context.token }}\"}}"),
                new MountedConnector(connector, echo)));

        assertThat(Texts.of(mount)).containsEntry("f", "https://x/{{ .context.token }} {{ .context.token }}");
    }

    @Test
    void neverPrintsContent() {
        var mount = renderer.render(inputs(
                Map.of("configuration.names", "git"),
                Fixtures.of(oneFile("git", "f", "{{ .context.token }}"), "a", "x")));
        var inputs = inputs(Map.of(), Fixtures.of(oneFile("git", "f", ""), "a", "x"));

        assertThat(mount.toString()).contains("f=FileContent[hidden]").doesNotContain(Fixtures.TOKEN);
        assertThat(inputs.toString()).doesNotContain(Fixtures.TOKEN);
    }

    @Test
    void refusesToSeeThePrivateKeyOfTheProxysAuthority() {
        var inputs = inputs(Map.of(), Fixtures.of(oneFile("git", "f", ""), "a", "x"));

        assertThatThrownBy(() -> new MountInputs(
                        inputs.request(),
                        inputs.connectors(),
                        inputs.token(),
                        Fixtures.CA + "-----BEGIN EC PRIVATE KEY-----\nsecret\n"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageNotContaining("\nsecret");
    }

    @Test
    void rendersAMountOfSeveralClasses() throws IOException {
        var git = builtIn("git");
        var npm = Fixtures.connectorClass("npm", """
                  params:
                  - {name: strict-ssl, default: "true"}
                  configurations:
                  - name: npmrc
                    params: [{name: scope, default: ""}]
                    data:
                      .npmrc: |
                        {{- with .connector }}
                        registry={{ trimSuffix "/" .spec.address }}/
                        {{- range .spec.params }}
                        {{ .name }}={{ .value }}
                        {{- end }}
                        {{- end }}
                        {{- if .configurations.scope }}
                        {{ .configurations.scope }}:registry={{ trimSuffix "/" .connector.spec.address }}/
                        {{- end }}
                      ca.crt: "{{ .context.proxy.caCert }}"
                """);

        var mount = renderer.render(inputs(
                Map.of(
                        "configuration.names", "gitconfig,npmrc,!ca.cert,!http.proxy,!context.proxy.caCert",
                        "configuration.params", "{\"npmrc\":{\"scope\":\"@blue\"}}"),
                "token",
                Fixtures.of(git, "team-blue", "forge"),
                Fixtures.of(npm, "shared-tools", "store"),
                Fixtures.of(git, "shared-tools", "mirror")));

        String proxy = "http://team-blue%2Fforge,shared-tools%2Fmirror,shared-tools%2Fstore:token"
                + "@connectors-proxy-service.connectors-system.svc.cluster.local:80";
        assertThat(((Mount.Files) mount).warnings()).isEmpty();
        assertThat(Texts.of(mount, ".gitconfig"))
                .contains("insteadOf = \"https://forge.example.org/\"", "insteadOf = \"https://mirror.example.org/\"")
                .doesNotContain("store");
        var others = Texts.of(mount);
        others.remove(".gitconfig");
        assertThat(others)
                .containsOnly(
                        Map.entry("context.token", "token"),
                        Map.entry("https.proxy", proxy),
                        Map.entry("ca.crt", Fixtures.CA),
                        Map.entry("connector.status.proxyAddress", "http://c-store.shared-tools.svc.cluster.local"),
                        Map.entry(
                                ".env",
                                "http_proxy=" + proxy + "\nhttps_proxy=" + proxy
                                        + "\nno_proxy=localhost,127.0.0.1,::1,c-forge.team-blue.svc.cluster.local,"
                                        + "c-mirror.shared-tools.svc.cluster.local,c-store.shared-tools.svc.cluster.local\n"),
                        Map.entry(".npmrc", """

                                registry=https://store.example.org/
                                strict-ssl=true
                                @blue:registry=https://store.example.org/
                                """));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
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
                "sonarqube"
            })
    void rendersEveryConfigurationOfTheBuiltInClasses(String name) throws IOException {
        var definition = builtIn(name);
        for (Configuration configuration : definition.getSpec().configurations()) {
            String params = configuration.params().stream()
                    .filter(param -> param.defaultValue() == null)
                    .map(param -> "\"" + param.name() + "\":\"repo\"")
                    .collect(Collectors.joining(",", "{\"" + configuration.name() + "\":{", "}}"));

            var mount = renderer.render(inputs(
                    Map.of("configuration.names", configuration.name(), "configuration.params", params),
                    Fixtures.of(definition, "team-blue", "tool")));

            assertThat(mount).isInstanceOfSatisfying(Mount.Files.class, files -> {
                assertThat(files.files()).containsKeys(".env", "context.token", "ca.crt");
                assertThat(files.files().keySet())
                        .containsAll(configuration.data().keySet());
                assertThat(files.warnings()).isEmpty();
            });
        }
        assertThat(definition.getSpec().configurations()).isNotEmpty();
    }

    @Test
    void servesSeveralThreadsAtOnce() throws Exception {
        var git = oneFile("git", "f", SEE_ALL);
        Callable<Map<String, String>> one = () ->
                Texts.of(renderer.render(inputs(Map.of("configuration.names", "git"), Fixtures.of(git, "a", "one"))));
        Callable<Map<String, String>> two = () ->
                Texts.of(renderer.render(inputs(Map.of("configuration.names", "git"), Fixtures.of(git, "a", "two"))));
        var expectedOne = one.call();
        var expectedTwo = two.call();

        try (var threads = Executors.newFixedThreadPool(8)) {
            var calls = IntStream.range(0, 400)
                    .mapToObj(i -> i % 2 == 0 ? one : two)
                    .toList();
            List<Future<Map<String, String>>> mounts = threads.invokeAll(calls);
            for (int i = 0; i < mounts.size(); i++) {
                assertThat(mounts.get(i).get()).isEqualTo(i % 2 == 0 ? expectedOne : expectedTwo);
            }
        }
    }

    private static ConnectorClass builtIn(String name) throws IOException {
        try (InputStream yaml = Objects.requireNonNull(
                MountRendererTest.class.getResourceAsStream("/connectorclasses/" + name + ".yaml"))) {
            var definition = Serialization.unmarshal(yaml, ConnectorClass.class);
            definition.setStatus(Fixtures.withProxy(Fixtures.SHARED_PROXY));
            return definition;
        }
    }
}
