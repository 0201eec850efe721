package io.connectors.liberty.demo;

import com.fasterxml.jackson.databind.node.TextNode;
import io.connectors.crds.credential.Credential.Basic;
import io.connectors.crds.ref.ResourceRef;
import io.connectors.crds.v1alpha1.Connector;
import io.connectors.crds.v1alpha1.ConnectorAuth;
import io.connectors.crds.v1alpha1.ConnectorSpec;
import io.connectors.crds.v1alpha1.Param;
import io.connectors.crds.v1alpha1.SecretRef;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.NamespaceBuilder;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.api.model.SecretBuilder;
import io.fabric8.kubernetes.api.model.ServiceAccount;
import io.fabric8.kubernetes.api.model.ServiceAccountBuilder;
import io.fabric8.kubernetes.api.model.rbac.Role;
import io.fabric8.kubernetes.api.model.rbac.RoleBinding;
import io.fabric8.kubernetes.api.model.rbac.RoleBindingBuilder;
import io.fabric8.kubernetes.api.model.rbac.RoleBuilder;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;

/** The demo's objects: a tool, its credential, one ServiceAccount that may use it and one that may not. */
public final class DemoObjects {

    static final String NAMESPACE = "demo";
    static final String REPOSITORY = "hello.git";
    static final ResourceRef CONNECTOR = new ResourceRef(NAMESPACE, "forge");
    static final ResourceRef BUILDER = new ResourceRef(NAMESPACE, "builder");
    static final ResourceRef STRANGER = new ResourceRef(NAMESPACE, "stranger");

    private static final String SECRET = "forge-credential";
    private static final String ROLE = "use-forge";
    private static final String RBAC_GROUP = "rbac.authorization.k8s.io";

    private DemoObjects() {}

    public static List<HasMetadata> of(URI tool, Basic account) {
        return List.of(
                new NamespaceBuilder()
                        .withNewMetadata()
                        .withName(NAMESPACE)
                        .endMetadata()
                        .build(),
                serviceAccount(BUILDER),
                serviceAccount(STRANGER),
                role(),
                roleBinding(),
                secret(account),
                connector(tool));
    }

    private static ServiceAccount serviceAccount(ResourceRef account) {
        return new ServiceAccountBuilder()
                .withMetadata(metadata(account.name()))
                .build();
    }

    private static Role role() {
        return new RoleBuilder()
                .withMetadata(metadata(ROLE))
                .addNewRule()
                .withApiGroups("connectors.alauda.io")
                .withResources("connectors/proxy")
                .withResourceNames(CONNECTOR.name())
                .withVerbs("use")
                .endRule()
                .build();
    }

    private static RoleBinding roleBinding() {
        return new RoleBindingBuilder()
                .withMetadata(metadata("builder-uses-forge"))
                .withNewRoleRef(RBAC_GROUP, "Role", ROLE)
                .addNewSubject()
                .withKind("ServiceAccount")
                .withName(BUILDER.name())
                .withNamespace(NAMESPACE)
                .endSubject()
                .build();
    }

    private static Secret secret(Basic account) {
        return new SecretBuilder()
                .withMetadata(metadata(SECRET))
                .withType("kubernetes.io/basic-auth")
                .addToData("username", base64(account.username()))
                .addToData("password", base64(account.password()))
                .build();
    }

    private static Connector connector(URI tool) {
        var auth = new ConnectorAuth(
                "basicAuth", SecretRef.named(SECRET), List.of(new Param("repository", new TextNode(REPOSITORY))));
        var connector = new Connector();
        connector.setMetadata(metadata(CONNECTOR.name()));
        connector.setSpec(new ConnectorSpec("git", tool.toString(), List.of(), auth, List.of(), null));
        return connector;
    }

    private static ObjectMeta metadata(String name) {
        return new ObjectMetaBuilder().withNamespace(NAMESPACE).withName(name).build();
    }

    private static String base64(String value) {
        return Base64.getEncoder().encodeToString(value.getBytes(StandardCharsets.UTF_8));
    }
}
