package io.connectors.liberty.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * npm, pnpm and Yarn with the files of class {@code npm}: they publish and install over the forward proxy, which for http is asked
 * with whole URLs by npm and pnpm, and by Yarn for tunnels without TLS. npm does it at the Connector's path, too.
 */
@ExtendWith(ProductExtension.class)
final class NpmThroughProxyE2E {
    private static final String CONNECTOR = "registry";
    private static final String PACKAGE = "@team/greeting";
    private static final String INSTALLED = "node_modules/@team/greeting/index.js";
    private static final String PROGRAM = "module.exports = 'hello';\n";

    private final RunningProduct product;
    private final Tenant tenant;
    private final String token;
    private final NpmRegistry packages = new NpmRegistry();
    private final ToolServer registry;

    @TempDir
    Path folder;

    NpmThroughProxyE2E(RunningProduct product, Tenant tenant) {
        this.product = product;
        this.tenant = tenant;
        this.token = tenant.token("builder");
        var login = new Login.Password("robot", Transcript.newPassword());
        this.registry = ToolServer.start(login, packages, product.toolAuthority());
    }

    @AfterEach
    void stopTheRegistry() {
        registry.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"http", "https"})
    void npmPublishesAndInstalls(String scheme) throws IOException {
        connect(scheme);
        publish(workload("publishing"));
        Workload workload = workload("installing");
        Path project = project(workload);

        workload.runIn(project, "npm", "install", PACKAGE).orFail();

        assertInstalled(workload, project);
    }

    @ParameterizedTest
    @ValueSource(strings = {"http", "https"})
    void pnpmInstalls(String scheme) throws IOException {
        connect(scheme);
        publish(workload("publishing"));
        Workload workload = workload("installing");
        Path project = project(workload);

        workload.runIn(
                        project,
                        "node",
                        ClientFolder.require("pnpm-10.34.0/node_modules/pnpm/bin/pnpm.cjs")
                                .toString(),
                        "add",
                        PACKAGE)
                .orFail();

        assertInstalled(workload, project);
    }

    @ParameterizedTest
    @ValueSource(strings = {"http", "https"})
    void yarnInstalls(String scheme) throws IOException {
        connect(scheme);
        publish(workload("publishing"));
        Workload workload = workload("installing");
        Path project = project(workload);
        // Makes the folder a project of its own, with the layout that the others have too.
        Files.createFile(project.resolve("yarn.lock"));
        Files.copy(workload.mounted(".yarnrc.yml"), workload.home().resolve(".yarnrc.yml"));
        workload.with("YARN_NODE_LINKER", "node-modules");

        workload.runIn(
                        project,
                        "node",
                        ClientFolder.require("yarn-4.18.1/node_modules/@yarnpkg/cli-dist/bin/yarn.js")
                                .toString(),
                        "add",
                        PACKAGE)
                .orFail();

        assertInstalled(workload, project);
    }

    /** No class has files for this: a registry that is asked by a path has to be told of it, for its links to tarballs. */
    @ParameterizedTest
    @ValueSource(strings = {"http", "https"})
    void npmPublishesAndInstallsByTheConnectorsPath(String scheme) throws IOException {
        connect(scheme);
        String place = "//127.0.0.1:" + product.proxyPort() + tenant.path(CONNECTOR);
        packages.publicAddress("http:" + place);
        publish(reverse("publishing", place));
        Workload workload = reverse("installing", place);
        Path project = project(workload);

        workload.runIn(project, "npm", "install", PACKAGE).orFail();

        assertInstalled(workload, project);
    }

    private void connect(String scheme) {
        tenant.connect(
                CONNECTOR,
                ConnectedTool.of(
                        "npm",
                        registry.address(scheme).resolve(NpmRegistry.PREFIX),
                        registry.login(),
                        product.toolAuthority().pem()));
    }

    private Workload workload(String name) {
        var workload = new Workload(
                folder.resolve(name), new MountedFiles(product, tenant, token).byPath(CONNECTOR, "npmrc,yarnrc"));
        return configured(workload).with("NODE_EXTRA_CA_CERTS", workload.mounted("ca.crt"));
    }

    private Workload reverse(String name, String place) {
        return configured(new Workload(folder.resolve(name), Map.of(".npmrc", """
                registry=http:%1$s/
                %1$s/:_authToken=%2$s
                audit=false
                fund=false
                """.formatted(place, token))));
    }

    private static Workload configured(Workload workload) {
        return workload.with("NPM_CONFIG_USERCONFIG", workload.mounted(".npmrc"))
                // This machine's own may name authorities, which would then be the only ones.
                .with("NPM_CONFIG_GLOBALCONFIG", workload.mounted("none"));
    }

    /** In a workload of its own: npm keeps what it has published, and would install it from there. */
    private void publish(Workload workload) throws IOException {
        Path source = Files.createDirectory(workload.home().resolve("source"));
        Files.writeString(
                source.resolve("package.json"),
                "{\"name\":\"" + PACKAGE + "\",\"version\":\"1.2.3\",\"main\":\"index.js\"}");
        Files.writeString(source.resolve("index.js"), PROGRAM);
        workload.runIn(source, "npm", "publish").orFail();
        assertThat(registry.served()).contains("PUT " + NpmRegistry.PREFIX + "/@team%2fgreeting");
    }

    private static Path project(Workload workload) throws IOException {
        Path project = Files.createDirectory(workload.home().resolve("project"));
        Files.writeString(project.resolve("package.json"), "{\"name\":\"project\",\"private\":true}");
        return project;
    }

    private void assertInstalled(Workload workload, Path project) {
        assertThat(project.resolve(INSTALLED)).hasContent(PROGRAM);
        assertThat(registry.served())
                .anyMatch(line -> line.startsWith("GET ") && line.endsWith("/-/greeting-1.2.3.tgz"));
        assertThat(registry.everythingSeen())
                .as("what the registry was shown")
                .doesNotContain(Transcript.spellings(token).toArray(String[]::new));
        assertThat(workload.filesWith(Transcript.forbidden())).isEmpty();
    }
}
