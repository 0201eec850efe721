package io.connectors.liberty.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Maven 3.9 with the settings of class {@code maven}: its native transport, which shows no credential before it is challenged, and
 * the older one, which does. Both also ask at the Connector's path.
 */
@ExtendWith(ProductExtension.class)
final class MavenThroughProxyE2E {
    private static final String CONNECTOR = "artifacts";
    private static final String MAVEN = "maven-3.9.16/apache-maven-3.9.16/bin/mvn";
    private static final String DEPLOY = "org.apache.maven.plugins:maven-deploy-plugin:3.1.4:deploy-file";
    private static final Path JAVA_HOME = Path.of(System.getProperty("java.home"));

    private final RunningProduct product;
    private final Tenant tenant;
    private final String token;
    private final MavenRepository files = new MavenRepository();
    private final ToolServer repository;

    @TempDir
    Path folder;

    MavenThroughProxyE2E(RunningProduct product, Tenant tenant) {
        this.product = product;
        this.tenant = tenant;
        this.token = tenant.token("builder");
        var login = new Login.Password("robot", Transcript.newPassword());
        this.repository = ToolServer.start(login, files, product.toolAuthority());
    }

    @AfterEach
    void stopTheRepository() {
        repository.close();
    }

    @ParameterizedTest
    @CsvSource({"http,native", "https,native", "https,wagon"})
    void loadsWhatAProjectIsBuiltWith(String scheme, String transport) throws IOException {
        files.publish("parent", "pom");
        files.publish("extension", "jar");
        Workload workload = connected(scheme);
        writeProject(workload);

        maven(workload, "validate", "-Dmaven.resolver.transport=" + transport);

        assertLoaded(workload);
    }

    @ParameterizedTest
    @CsvSource({"http,native", "https,native", "https,wagon"})
    void loadsByTheConnectorsPath(String scheme, String transport) throws IOException {
        files.publish("parent", "pom");
        files.publish("extension", "jar");
        connect(scheme);
        Workload workload = reverse();
        writeProject(workload);

        maven(workload, "validate", "-Dmaven.resolver.transport=" + transport);

        assertLoaded(workload);
    }

    @ParameterizedTest
    @ValueSource(strings = {"http", "https"})
    void deploys(String scheme) throws IOException {
        Workload workload = connected(scheme);
        deploy(workload, repository.address(scheme) + MavenRepository.PREFIX);

        assertDeployed(workload);
    }

    @ParameterizedTest
    @ValueSource(strings = {"http", "https"})
    void deploysByTheConnectorsPath(String scheme) throws IOException {
        connect(scheme);
        Workload workload = reverse();

        deploy(workload, place());

        assertDeployed(workload);
    }

    private void connect(String scheme) {
        tenant.connect(
                CONNECTOR,
                ConnectedTool.of(
                                "maven",
                                repository.address(scheme).resolve(MavenRepository.PREFIX),
                                repository.login(),
                                product.toolAuthority().pem())
                        .withParam("useAsMirror", "true"));
    }

    private Workload connected(String scheme) {
        connect(scheme);
        var workload = new Workload(folder, new MountedFiles(product, tenant, token).byPath(CONNECTOR, "settings"));
        return workload.with("JAVA_HOME", JAVA_HOME)
                .with(
                        "MAVEN_OPTS",
                        "-Djavax.net.ssl.trustStorePassword=changeit -Djavax.net.ssl.trustStore="
                                + trustStore(workload));
    }

    /** No class has files for this: Maven shows the token as the password of a server. */
    private Workload reverse() {
        var workload = new Workload(folder, Map.of("settings.xml", """
                <settings>
                  <servers>
                    <server>
                      <id>team</id>
                      <username>anybody</username>
                      <password>%s</password>
                    </server>
                  </servers>
                  <mirrors>
                    <mirror>
                      <id>team</id>
                      <url>%s</url>
                      <mirrorOf>*</mirrorOf>
                    </mirror>
                  </mirrors>
                </settings>
                """.formatted(token, place())));
        return workload.with("JAVA_HOME", JAVA_HOME);
    }

    private String place() {
        return "http://127.0.0.1:" + product.proxyPort() + tenant.path(CONNECTOR);
    }

    /** Does what the class's page says: the JVM trusts no PEM file. */
    private static Path trustStore(Workload workload) {
        Path store = workload.home().resolve("trust.p12");
        workload.run(
                        JAVA_HOME.resolve("bin/keytool").toString(),
                        "-importcert",
                        "-noprompt",
                        "-alias",
                        "connectors",
                        "-file",
                        workload.mounted("ca.crt").toString(),
                        "-keystore",
                        store.toString(),
                        "-storepass",
                        "changeit")
                .orFail();
        return store;
    }

    private static void maven(Workload workload, String... arguments) {
        List<String> command = new ArrayList<>(List.of(
                ClientFolder.require(MAVEN).toString(),
                "--batch-mode",
                "--settings",
                workload.mounted("settings.xml").toString(),
                "-Dmaven.repo.local=" + workload.home().resolve(".m2/repository")));
        command.addAll(Arrays.asList(arguments));
        workload.run(command.toArray(String[]::new)).orFail();
    }

    private static void writeProject(Workload workload) throws IOException {
        Files.writeString(workload.home().resolve("pom.xml"), """
                <project>
                  <modelVersion>4.0.0</modelVersion>
                  <parent>
                    <groupId>org.example</groupId>
                    <artifactId>parent</artifactId>
                    <version>1.2.3</version>
                    <relativePath/>
                  </parent>
                  <artifactId>project</artifactId>
                  <packaging>pom</packaging>
                  <build>
                    <extensions>
                      <extension>
                        <groupId>org.example</groupId>
                        <artifactId>extension</artifactId>
                        <version>1.2.3</version>
                      </extension>
                    </extensions>
                  </build>
                </project>
                """);
    }

    private static void deploy(Workload workload, String url) throws IOException {
        Path artifact = Files.write(workload.home().resolve("built.bin"), new byte[3 * 1024 * 1024]);
        maven(
                workload,
                DEPLOY,
                "-Dmaven.repo.local.tail=" + ClientFolder.require("maven-deploy-plugin-3.1.4"),
                "-Dfile=" + artifact,
                "-DgroupId=org.example",
                "-DartifactId=built",
                "-Dversion=1.0",
                "-Dpackaging=bin",
                "-DrepositoryId=team",
                "-Durl=" + url);
    }

    private void assertLoaded(Workload workload) {
        assertThat(workload.home().resolve(".m2/repository/org/example/extension/1.2.3/extension-1.2.3.jar"))
                .exists();
        assertThat(repository.served())
                .contains(
                        "GET " + MavenRepository.PREFIX + "/org/example/parent/1.2.3/parent-1.2.3.pom",
                        "GET " + MavenRepository.PREFIX + "/org/example/extension/1.2.3/extension-1.2.3.jar");
        assertNothingLeaked(workload);
    }

    private void assertDeployed(Workload workload) {
        String place = "PUT " + MavenRepository.PREFIX + "/org/example/built/";
        assertThat(repository.served())
                .contains(
                        place + "1.0/built-1.0.bin",
                        place + "1.0/built-1.0.bin.sha1",
                        place + "1.0/built-1.0.pom",
                        place + "maven-metadata.xml");
        assertNothingLeaked(workload);
    }

    private void assertNothingLeaked(Workload workload) {
        assertThat(repository.everythingSeen())
                .as("what the repository was shown")
                .doesNotContain(Transcript.spellings(token).toArray(String[]::new));
        assertThat(workload.filesWith(Transcript.forbidden())).isEmpty();
    }
}
