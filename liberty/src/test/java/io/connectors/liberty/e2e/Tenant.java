package io.connectors.liberty.e2e;

import io.connectors.crds.v1alpha1.Connector;
import io.fabric8.kubernetes.api.model.NamespaceBuilder;
import io.fabric8.kubernetes.api.model.PodBuilder;
import io.fabric8.kubernetes.api.model.SecretBuilder;
import io.fabric8.kubernetes.api.model.ServiceAccountBuilder;
import io.fabric8.kubernetes.api.model.authentication.TokenRequest;
import io.fabric8.kubernetes.api.model.authentication.TokenRequestBuilder;
import io.fabric8.kubernetes.api.model.rbac.PolicyRuleBuilder;
import io.fabric8.kubernetes.api.model.rbac.RoleBindingBuilder;
import io.fabric8.kubernetes.api.model.rbac.RoleBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A namespace as a platform team sets it up: Connector {@code forge} of class {@code git} with Secret {@code
 * forge-credential}, ServiceAccount {@code builder} that may use it and {@code stranger} that may not.
 */
final class Tenant implements AutoCloseable {
    static final String CONNECTOR = "forge";
    static final String SECRET = "forge-credential";
    private static final Duration READY_LIMIT = Duration.ofSeconds(30);

    private final KubernetesClient admin;
    private final String namespace = "e2e-" + UUID.randomUUID().toString().substring(0, 8);

    private Tenant(KubernetesClient admin) {
        this.admin = admin;
    }

    static Tenant create(KubernetesClient admin, GitServer forge, String password) {
        var tenant = new Tenant(admin);
        admin.resource(new NamespaceBuilder()
                        .withNewMetadata()
                        .withName(tenant.namespace)
                        .endMetadata()
                        .build())
                .create();
        tenant.serviceAccount("builder");
        tenant.serviceAccount("stranger");
        tenant.secret(password);
        forge.repository(tenant.repository());
        tenant.connector(CONNECTOR, forge.address().toString());
        tenant.permit("builder");
        return tenant;
    }

    String namespace() {
        return namespace;
    }

    /** A repository of the tool that nobody else uses, and that the Connector is probed with. */
    String repository() {
        return namespace + ".git";
    }

    String hostName() {
        return hostName(CONNECTOR);
    }

    String hostName(String connector) {
        return "c-" + connector + "." + namespace + ".svc.cluster.local";
    }

    String path() {
        return path(CONNECTOR);
    }

    String path(String connector) {
        return "/namespaces/" + namespace + "/connectors/" + connector;
    }

    void serviceAccount(String name) {
        admin.resource(new ServiceAccountBuilder()
                        .withNewMetadata()
                        .withNamespace(namespace)
                        .withName(name)
                        .endMetadata()
                        .build())
                .create();
    }

    void deleteServiceAccount(String name) {
        admin.serviceAccounts().inNamespace(namespace).withName(name).delete();
    }

    /** A token as {@code kubectl create token NAME --audience AUDIENCE} gives it. */
    String token(String serviceAccount, String audience) {
        var request = new TokenRequestBuilder()
                .withNewSpec()
                .addToAudiences(audience)
                .withExpirationSeconds(600L)
                .endSpec()
                .build();
        return token(serviceAccount, request);
    }

    private String token(String serviceAccount, TokenRequest request) {
        return admin.serviceAccounts()
                .inNamespace(namespace)
                .withName(serviceAccount)
                .tokenRequest(request)
                .getStatus()
                .getToken();
    }

    /** Creates a Pod of a ServiceAccount, and returns a token that is bound to it. */
    String tokenOfPod(String serviceAccount, String pod) {
        var created = admin.resource(new PodBuilder()
                        .withNewMetadata()
                        .withNamespace(namespace)
                        .withName(pod)
                        .endMetadata()
                        .withNewSpec()
                        .withServiceAccountName(serviceAccount)
                        .addNewContainer()
                        .withName("idle")
                        .withImage("none.invalid/idle")
                        .endContainer()
                        .endSpec()
                        .build())
                .create();
        var request = new TokenRequestBuilder()
                .withNewSpec()
                .addToAudiences("connectors")
                .withExpirationSeconds(600L)
                .withNewBoundObjectRef("v1", "Pod", pod, created.getMetadata().getUid())
                .endSpec()
                .build();
        return token(serviceAccount, request);
    }

    String token(String serviceAccount) {
        return token(serviceAccount, "connectors");
    }

    /** A token that the API server itself accepts. */
    String apiServerToken(String serviceAccount) {
        return admin.serviceAccounts()
                .inNamespace(namespace)
                .withName(serviceAccount)
                .tokenRequest(new TokenRequestBuilder().withNewSpec().endSpec().build())
                .getStatus()
                .getToken();
    }

    void secret(String password) {
        admin.resource(new SecretBuilder()
                        .withNewMetadata()
                        .withNamespace(namespace)
                        .withName(SECRET)
                        .endMetadata()
                        .withType("kubernetes.io/basic-auth")
                        .withData(Map.of("username", base64(GitServer.USERNAME), "password", base64(password)))
                        .build())
                .forceConflicts()
                .serverSideApply();
    }

    void deleteSecret() {
        admin.secrets().inNamespace(namespace).withName(SECRET).delete();
    }

    void connector(String name, String address) {
        connector(name, "git", address);
    }

    void connectorOfClass(String name, String className) {
        connector(name, className, "http://127.0.0.1:1");
    }

    private void connector(String name, String className, String address) {
        admin.resource("""
                apiVersion: connectors.alauda.io/v1alpha1
                kind: Connector
                metadata:
                  name: %s
                  namespace: %s
                spec:
                  connectorClassName: %s
                  address: %s
                  auth:
                    name: basicAuth
                    secretRef:
                      name: %s
                    params:
                      - name: repository
                        value: %s
                """.formatted(name, namespace, className, address, SECRET, repository()))
                .create();
    }

    /** Does what a platform team does for a tool: Secrets, Connector, the right of {@code builder}; waits until it is ready. */
    void connect(String name, ConnectedTool tool) {
        secret(name + "-credential", tool.login().secretType(), tool.login().secret());
        secret(name + "-authority", "Opaque", Map.of("ca.crt", tool.authority()));
        admin.resource(Serialization.asYaml(Map.of(
                        "apiVersion",
                        "connectors.alauda.io/v1alpha1",
                        "kind",
                        "Connector",
                        "metadata",
                        Map.of("name", name, "namespace", namespace),
                        "spec",
                        Map.of(
                                "connectorClassName",
                                tool.className(),
                                "address",
                                tool.address().toString(),
                                "auth",
                                Map.of(
                                        "name",
                                        tool.login().authType(),
                                        "secretRef",
                                        Map.of("name", name + "-credential"),
                                        "params",
                                        params(tool.authParams())),
                                "params",
                                params(tool.params()),
                                "caCertSecretRef",
                                Map.of("name", name + "-authority")))))
                .create();
        permit("builder", name);
        var _ = await(name, "Ready", "True");
    }

    private static List<Map<String, String>> params(Map<String, String> params) {
        return params.entrySet().stream()
                .map(param -> Map.of("name", param.getKey(), "value", param.getValue()))
                .toList();
    }

    private void secret(String name, String type, Map<String, String> content) {
        admin.resource(new SecretBuilder()
                        .withNewMetadata()
                        .withNamespace(namespace)
                        .withName(name)
                        .endMetadata()
                        .withType(type)
                        .withStringData(content)
                        .build())
                .create();
    }

    void address(String address) {
        admin.resources(Connector.class)
                .inNamespace(namespace)
                .withName(CONNECTOR)
                .patch(PatchContext.of(PatchType.JSON_MERGE), "{\"spec\":{\"address\":\"" + address + "\"}}");
    }

    /** Grants exactly the right that using the Connector needs. */
    void permit(String serviceAccount) {
        permit(serviceAccount, CONNECTOR);
    }

    void permit(String serviceAccount, String connector) {
        grant(serviceAccount, "use", "connectors/proxy", connector);
    }

    /** Grants one verb on one resource, such as {@code connectors/proxy}, of one Connector. */
    void grant(String serviceAccount, String verb, String resource, String connector) {
        String role =
                "%s-%s-%s".formatted(serviceAccount, connector, Integer.toHexString((verb + resource).hashCode()));
        admin.resource(new RoleBuilder()
                        .withNewMetadata()
                        .withNamespace(namespace)
                        .withName(role)
                        .endMetadata()
                        .withRules(new PolicyRuleBuilder()
                                .withApiGroups("connectors.alauda.io")
                                .withResources(resource)
                                .withResourceNames(connector)
                                .withVerbs(verb)
                                .build())
                        .build())
                .serverSideApply();
        bind(serviceAccount, "Role", role);
    }

    private void bind(String serviceAccount, String kind, String role) {
        admin.resource(new RoleBindingBuilder()
                        .withNewMetadata()
                        .withNamespace(namespace)
                        .withName(role)
                        .addToLabels(Map.of("subject", serviceAccount))
                        .endMetadata()
                        .withNewRoleRef("rbac.authorization.k8s.io", kind, role)
                        .addNewSubject()
                        .withKind("ServiceAccount")
                        .withNamespace(namespace)
                        .withName(serviceAccount)
                        .endSubject()
                        .build())
                .serverSideApply();
    }

    /** Lets a ServiceAccount do in this namespace what the API server lets editors do. */
    void permitEditing(String serviceAccount) {
        bind(serviceAccount, "ClusterRole", "edit");
    }

    /** Withdraws every right that was granted. */
    void withdraw(String serviceAccount) {
        admin.rbac()
                .roleBindings()
                .inNamespace(namespace)
                .withLabel("subject", serviceAccount)
                .delete();
    }

    /** The condition as {@code Status Reason}, for example {@code False SecretNotFound}. */
    Optional<String> condition(String connector, String type) {
        return Optional.ofNullable(admin.resources(Connector.class)
                        .inNamespace(namespace)
                        .withName(connector)
                        .get())
                .map(Connector::getStatus)
                .flatMap(status -> status.conditions().stream()
                        .filter(condition -> type.equals(condition.type()))
                        .findFirst())
                .map(condition -> (text(condition.status()) + " " + text(condition.reason())).strip());
    }

    Duration awaitReady() {
        return await("Ready", "True");
    }

    Duration await(String condition, String expected) {
        return await(CONNECTOR, condition, expected);
    }

    Duration await(String connector, String condition, String expected) {
        try {
            return Poll.until(
                    "condition " + condition + " of " + namespace + "/" + connector + " is " + expected,
                    READY_LIMIT,
                    () -> condition(connector, condition).orElse("").equals(expected));
        } catch (AssertionError e) {
            throw new AssertionError(e.getMessage() + "; its status is\n" + status(connector), e);
        }
    }

    private String status(String connector) {
        return Serialization.asYaml(admin.resources(Connector.class)
                .inNamespace(namespace)
                .withName(connector)
                .require()
                .getStatus());
    }

    @Override
    public void close() {
        admin.namespaces().withName(namespace).delete();
    }

    private static String text(@Nullable String value) {
        return value == null ? "" : value;
    }

    private static String base64(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }
}
