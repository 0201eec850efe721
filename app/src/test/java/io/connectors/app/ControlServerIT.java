package io.connectors.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.connectors.crds.v1alpha1.Condition;
import io.connectors.crds.v1alpha1.Connector;
import io.connectors.crds.v1alpha1.ConnectorClass;
import io.connectors.crds.v1alpha1.ConnectorClassSpec;
import io.connectors.crds.v1alpha1.ParamSpec;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jboss.arquillian.container.test.api.Deployer;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.ShrinkWrap;
import org.jboss.shrinkwrap.api.asset.StringAsset;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.ExtendWith;

/** The life of one control server, told in order: one start of Liberty costs more than all the rest. */
@ExtendWith(ArquillianExtension.class)
@RunAsClient
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class ControlServerIT {
    private static final String BASE = "http://127.0.0.1:" + System.getProperty("test.control.port");
    private static final Path SERVER = Path.of(System.getProperty("test.server.directory"));
    private static final Path CLUSTER = SERVER.resolveSibling("cluster");
    private static final String PASSWORD = "correct-horse";
    private static final String CLASS = """
            apiVersion: connectors.alauda.io/v1alpha1
            kind: ConnectorClass
            metadata: {name: forge-class}
            spec:
              auth:
                types:
                - {name: basicAuth, secretType: kubernetes.io/basic-auth}
              livenessProbe:
                http: {path: /}
              authProbes:
              - authName: basicAuth
                probe:
                  http:
                    path: /private
                    httpHeaders:
                    - name: Authorization
                      value: Basic {{ printf "%s:%s" .Secret.StringData.username .Secret.StringData.password | b64enc }}
              proxy:
                ref: {kind: Service, name: connectors-proxy-service, namespace: connectors-system}
            """;

    private static @Nullable TestCluster running;
    private static @Nullable FakeTool tool;

    private final HttpClient http = HttpClient.newHttpClient();
    private final AdmissionClient admission = new AdmissionClient(BASE);

    @ArquillianResource
    @SuppressWarnings("NullAway.Init") // Arquillian sets it.
    Deployer deployer;

    @Deployment(name = "control", managed = false, testable = false)
    static WebArchive control() {
        return ShrinkWrap.createFromZipFile(
                        WebArchive.class,
                        Path.of(System.getProperty("test.war")).toFile())
                // Product servers set the context root in their own configuration.
                .addAsWebInfResource(
                        new StringAsset("<web-ext><context-root uri=\"/\"/></web-ext>"), "ibm-web-ext.xml");
    }

    @AfterAll
    static void closeAll() {
        if (tool != null) {
            tool.close();
        }
        if (running != null) {
            running.close();
        }
        TestCluster.deleteRecursively(CLUSTER);
    }

    @Test
    @Order(1)
    void livesButIsNotReadyWithoutAnApiServer() throws Exception {
        TestCluster.deleteRecursively(CLUSTER);
        Files.createDirectories(CLUSTER);
        try (TestCluster cluster = startCluster()) {
            cluster.install(SERVER.resolve("kubeconfig"));
        }

        deployer.deploy("control");

        assertThat(get("/health/live", "").statusCode()).isEqualTo(200);
        assertThat(get("/health/ready", "").statusCode()).isEqualTo(503);
    }

    @Test
    @Order(2)
    void refusesACallerWithoutTokenWithAChallenge() throws Exception {
        var answer = get("/connectors/v1alpha1/demo/forge/access", "");

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(401);
        assertThat(answer.headers().firstValue("WWW-Authenticate")).hasValue("Bearer realm=\"connectors\"");
        assertThat(answer.body()).contains("\"kind\":\"Status\"", "--audience connectors");
    }

    @Test
    @Order(2)
    void refusesACallerWithoutTokenUnderAnEncodedPath() throws Exception {
        assertThat(get("/%63onnectors/v1alpha1/demo/forge/access", "").statusCode())
                .isEqualTo(401);
    }

    @Test
    @Order(2)
    void admitsNothingBeforeItKnowsTheCluster() throws Exception {
        var answer = admission.review("validate", "CREATE", "connectorclasses", CLASS);

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(503);
    }

    @Test
    @Order(3)
    void becomesReadyWhenTheApiServerComes() throws Exception {
        running = startCluster();

        Eventually.becomes(() -> status("/health/ready"), status -> status == 200);
    }

    @Test
    @Order(4)
    void reconcilesAConnectorToReady() throws Exception {
        tool = new FakeTool(PASSWORD);
        cluster().create("apiVersion: v1\nkind: Namespace\nmetadata: {name: demo}");
        cluster().create(CLASS);
        cluster().create(secret());
        cluster().create(connector("forge"));

        awaitCondition("forge", "Ready", "True", "");

        Connector forge = forge("forge");
        assertThat(forge.getStatus().conditions()).hasSize(8);
        assertThat(forge.getStatus().toString())
                .contains("http://c-forge.demo.svc.cluster.local", "/connectors/v1alpha1/demo/forge/path");
        Service service = service();
        assertThat(service.getSpec().getExternalName())
                .isEqualTo("connectors-proxy-service.connectors-system.svc.cluster.local");
        assertThat(service.getMetadata().getOwnerReferences()).hasSize(1);
    }

    @Test
    @Order(5)
    void findsTheClassReadyAndSaysWhereItsProxyIs() {
        awaitClass("Ready", "True", "");

        assertThat(connectorClass().getStatus().toString())
                .contains("http://connectors-proxy-service.connectors-system.svc");
    }

    @Test
    @Order(5)
    void admitsAndLabelsAGoodConnector() throws Exception {
        var verdict = admission.review("validate", "CREATE", "connectors", connector("other"));
        var label = admission.review("mutate", "CREATE", "connectors", connector("other"));

        assertThat(verdict.body()).contains("\"uid\":\"review-1\"", "\"allowed\":true", "spec.address: The credential");
        assertThat(label.body()).contains("\"allowed\":true", "\"patchType\":\"JSONPatch\"");
    }

    @Test
    @Order(5)
    void refusesAConnectorThatDoesNotFitItsClass() throws Exception {
        var misfit = connector("other").replace("name: basicAuth", "name: basic-auth");

        assertThat(admission.review("validate", "CREATE", "connectors", misfit).body())
                .contains("\"allowed\":false", "\"code\":422", "\"field\":\"spec.auth.name\"");
    }

    @Test
    @Order(5)
    void keepsAClassThatIsUsed() throws Exception {
        String stored = Serialization.asYaml(connectorClass());

        assertThat(admission
                        .review("validate", "DELETE", "connectorclasses", stored)
                        .body())
                .contains("\"allowed\":false", "1 Connector: demo/forge");
        assertThat(admission
                        .review("validate", "DELETE", "connectorclasses", CLASS)
                        .body())
                .contains("\"allowed\":false")
                .doesNotContain("demo");
    }

    @Test
    @Order(5)
    void tellsAStrangerToTheWebhooksNothing() throws Exception {
        assertThat(admission.post("validate", "{\"planted\":").statusCode()).isEqualTo(400);
        assertThat(admission.post("validate", " ".repeat(9_000_000)).statusCode())
                .isEqualTo(413);
        assertThat(admission.post("nonsense", "{}").statusCode()).isEqualTo(404);
        assertThat(get("/admission/v1/validate", "").body())
                .isEqualTo("The admission webhooks do not understand this request.\n");
    }

    @Test
    @Order(5)
    void writesNothingWhileNothingChanges() {
        String version = forge("forge").getMetadata().getResourceVersion();
        int before = toolInUse().requests();

        touchClass("probe-again");

        Eventually.becomes(toolInUse()::requests, requests -> requests >= before + 2);
        touchClass("and-again");
        Eventually.becomes(toolInUse()::requests, requests -> requests >= before + 4);
        assertThat(forge("forge").getMetadata().getResourceVersion()).isEqualTo(version);
    }

    @Test
    @Order(6)
    void probesAtOnceWithAChangedSecret() {
        changePassword("wrong-password");
        awaitCondition("forge", "AuthReady", "False", "AuthenticationFailed");
        assertThat(forge("forge").getStatus().toString()).doesNotContain("wrong-password", PASSWORD);

        changePassword(PASSWORD);
        awaitCondition("forge", "AuthReady", "True", "");
    }

    @Test
    @Order(7)
    void makesADeletedServiceAgain() {
        String uid = service().getMetadata().getUid();

        cluster().admin().services().inNamespace("demo").withName("c-forge").delete();

        Eventually.becomes(
                () -> cluster()
                        .admin()
                        .services()
                        .inNamespace("demo")
                        .withName("c-forge")
                        .get(),
                found -> found != null && !found.getMetadata().getUid().equals(uid));
    }

    @Test
    @Order(8)
    void reportsAMissingClassAndHealsWhenItComesBack() {
        cluster()
                .admin()
                .resources(ConnectorClass.class)
                .withName("forge-class")
                .delete();
        awaitCondition("forge", "Ready", "False", "ConnectorClassNotFound");
        assertThat(forge("forge").getStatus().proxy()).isNull();

        cluster().create(CLASS);
        awaitCondition("forge", "Ready", "True", "");
    }

    @Test
    @Order(8)
    void saysThatAConnectorDoesNotFitItsChangedClass() {
        changeClassParams(List.of(new ParamSpec("branch", "", null, "", List.of(), Map.of(), Map.of())));
        awaitCondition("forge", "Ready", "False", "InvalidForClass");

        changeClassParams(List.of());
        awaitCondition("forge", "Ready", "True", "");
    }

    @Test
    @Order(8)
    void saysThatTheProxyOfAClassIsMissing() {
        cluster()
                .create(CLASS.replace("forge-class", "lost-class")
                        .replace("connectors-proxy-service", "no-such-proxy"));
        cluster().create(connector("lost").replace("forge-class", "lost-class"));

        awaitCondition("lost", "ProxyServiceReady", "False", "ProxyServiceNotFound");
    }

    @Test
    @Order(9)
    void leavesAServiceOfSomebodyElseAlone() {
        cluster()
                .create(
                        "apiVersion: v1\nkind: Service\nmetadata: {name: c-taken, namespace: demo}\nspec: {ports: [{port: 80}]}");
        cluster().create(connector("taken"));

        awaitCondition("taken", "ProxyServiceReady", "False", "ServiceNameOccupied");
    }

    @Test
    @Order(10)
    void tellsCallersWhoTheyAreAndWhatTheyLack() throws Exception {
        cluster().create("apiVersion: v1\nkind: ServiceAccount\nmetadata: {name: builder, namespace: demo}");

        var stranger = get("/connectors/v1alpha1/demo/forge/access", token("connectors"));
        assertThat(stranger.statusCode()).as(stranger.body()).isEqualTo(200);
        assertThat(stranger.body())
                .contains(
                        "\"username\":\"system:serviceaccount:demo:builder\"",
                        "\"allowed\":false",
                        "kubectl auth can-i use",
                        "kubectl -n demo create role");

        cluster().create("""
                        apiVersion: rbac.authorization.k8s.io/v1
                        kind: RoleBinding
                        metadata: {name: builder, namespace: demo}
                        roleRef: {apiGroup: rbac.authorization.k8s.io, kind: ClusterRole, name: connectors-use-connectors-proxy}
                        subjects: [{kind: ServiceAccount, name: builder, namespace: demo}]
                        """);
        Eventually.becomes(
                () -> body("/connectors/v1alpha1/demo/forge/access", token("connectors")),
                body -> body.contains("\"allowed\":true"));
    }

    @Test
    @Order(11)
    void refusesATokenForSomebodyElse() throws Exception {
        var answer = get("/connectors/v1alpha1/demo/forge/access", token("vault"));

        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(answer.headers().firstValue("WWW-Authenticate"))
                .hasValue("Bearer realm=\"connectors\", error=\"invalid_token\"");
        assertThat(answer.body()).contains("vault", "connectors");
    }

    @Test
    @Order(12)
    void answersUnknownPathsWithAStatusAndNothingElse() throws Exception {
        var answer = get("/connectors/v1alpha1/demo/forge/nonsense", token("connectors"));

        assertThat(answer.statusCode()).isEqualTo(404);
        assertThat(answer.body()).contains("\"kind\":\"Status\"").doesNotContain("RESTEASY", "io.connectors", "\tat ");
    }

    @Test
    @Order(13)
    void stopsWithoutLeavingThreadsAndStartsAgain() {
        assertThat(ServerThreads.ours()).isNotEmpty();

        deployer.undeploy("control");
        Eventually.becomes(ServerThreads::ours, names -> names.isEmpty());

        deployer.deploy("control");
        cluster().create(connector("second"));
        awaitCondition("second", "Ready", "True", "");
        deployer.undeploy("control");
    }

    private static TestCluster startCluster() throws IOException {
        return new TestCluster(CLUSTER, Integer.getInteger("test.apiserver.port"));
    }

    private static TestCluster cluster() {
        if (running == null) {
            throw new IllegalStateException("The API server was not started; did an earlier test fail?");
        }
        return running;
    }

    private static FakeTool toolInUse() {
        if (tool == null) {
            throw new IllegalStateException("The tool was not started; did an earlier test fail?");
        }
        return tool;
    }

    private static Connector forge(String name) {
        return cluster()
                .admin()
                .resources(Connector.class)
                .inNamespace("demo")
                .withName(name)
                .get();
    }

    private static Service service() {
        return cluster()
                .admin()
                .services()
                .inNamespace("demo")
                .withName("c-forge")
                .get();
    }

    private static void awaitCondition(String connector, String type, String status, String reason) {
        Eventually.becomes(
                () -> forge(connector).getStatus().conditions(),
                conditions -> conditions.stream()
                        .filter(condition -> condition.type().equals(type))
                        .anyMatch(condition -> matches(condition, status, reason)));
    }

    private static boolean matches(Condition condition, String status, String reason) {
        return condition.status().equals(status) && condition.reason().equals(reason);
    }

    private static ConnectorClass connectorClass() {
        return cluster()
                .admin()
                .resources(ConnectorClass.class)
                .withName("forge-class")
                .get();
    }

    private static void awaitClass(String type, String status, String reason) {
        Eventually.becomes(
                () -> connectorClass().getStatus().conditions(),
                conditions -> conditions.stream()
                        .filter(condition -> condition.type().equals(type))
                        .anyMatch(condition -> matches(condition, status, reason)));
    }

    private static void changeClassParams(List<ParamSpec> params) {
        cluster()
                .admin()
                .resources(ConnectorClass.class)
                .withName("forge-class")
                .edit(found -> {
                    ConnectorClassSpec spec = found.getSpec();
                    found.setSpec(new ConnectorClassSpec(
                            spec.address(),
                            spec.addressExtensions(),
                            params,
                            spec.auth(),
                            spec.livenessProbe(),
                            spec.authProbes(),
                            spec.configurations(),
                            spec.api(),
                            spec.proxy()));
                    return found;
                });
    }

    private static void touchClass(String value) {
        cluster()
                .admin()
                .resources(ConnectorClass.class)
                .withName("forge-class")
                .edit(found -> {
                    found.getMetadata().setAnnotations(Map.of("touched", value));
                    return found;
                });
    }

    private static void changePassword(String password) {
        cluster()
                .admin()
                .secrets()
                .inNamespace("demo")
                .withName("forge-credential")
                .edit(found -> {
                    found.setData(null);
                    found.setStringData(Map.of("username", "builder", "password", password));
                    return found;
                });
    }

    private static String secret() {
        return """
                apiVersion: v1
                kind: Secret
                metadata: {name: forge-credential, namespace: demo}
                type: kubernetes.io/basic-auth
                stringData: {username: builder, password: %s}
                """.formatted(PASSWORD);
    }

    private static String connector(String name) {
        return """
                apiVersion: connectors.alauda.io/v1alpha1
                kind: Connector
                metadata: {name: %s, namespace: demo}
                spec:
                  connectorClassName: forge-class
                  address: %s
                  auth: {name: basicAuth, secretRef: {name: forge-credential}}
                """.formatted(name, toolInUse().address());
    }

    private static String token(String audience) {
        return cluster().token("demo", "builder", audience);
    }

    private int status(String path) {
        try {
            return get(path, "").statusCode();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String body(String path, String token) {
        try {
            return get(path, token).body();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private HttpResponse<String> get(String path, String token) throws IOException {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(BASE + path));
        if (!token.isEmpty()) {
            request.header("Authorization", "Bearer " + token);
        }
        try {
            return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(e);
        }
    }
}
