package io.connectors.bench.target;

import io.connectors.crds.ref.ResourceRef;
import io.connectors.crds.v1alpha1.CaCertSecretRef;
import io.connectors.crds.v1alpha1.Connector;
import io.connectors.crds.v1alpha1.ConnectorAuth;
import io.connectors.crds.v1alpha1.ConnectorSpec;
import io.connectors.crds.v1alpha1.SecretRef;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.NamespaceBuilder;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import io.fabric8.kubernetes.api.model.SecretBuilder;
import io.fabric8.kubernetes.api.model.ServiceAccountBuilder;
import io.fabric8.kubernetes.api.model.rbac.RoleBindingBuilder;
import io.fabric8.kubernetes.api.model.rbac.RoleBuilder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.Base64;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A Connector for each tool, their credential, and a ServiceAccount that may use them. */
final class BenchObjects {
    static final String TOOL = "tool";
    static final String SECURE_TOOL = "secure-tool";
    static final String SINK = "sink";
    static final ResourceRef CALLER = new ResourceRef("bench", "caller");

    private static final String NAMESPACE = CALLER.namespace();
    private static final String USER = "bench";
    private static final String CREDENTIAL = "credential";
    private static final String AUTHORITY = "authority";
    private static final String ROLE = "use-tools";
    private static final String RBAC = "rbac.authorization.k8s.io";

    private BenchObjects() {}

    /** The name under which clients in a cluster reach a Connector. */
    static String hostOf(String connector) {
        return "c-" + connector + "." + NAMESPACE + ".svc";
    }

    /** Returns the value of Authorization that the tools get. */
    static String authorization(String password) {
        return "Basic " + base64(USER + ":" + password);
    }

    /** Returns the value of Proxy-Authorization with which a client uses a Connector. */
    static String userAuthorization(String connector, String token) {
        return "Basic " + base64(NAMESPACE + "/" + connector + ":" + token);
    }

    static List<HasMetadata> of(Tools.Addresses tools, String password) {
        return List.of(
                new NamespaceBuilder()
                        .withNewMetadata()
                        .withName(NAMESPACE)
                        .endMetadata()
                        .build(),
                new ServiceAccountBuilder()
                        .withMetadata(metadata(CALLER.name()))
                        .build(),
                new RoleBuilder()
                        .withMetadata(metadata(ROLE))
                        .addNewRule()
                        .withApiGroups("connectors.alauda.io")
                        .withResources("connectors/proxy")
                        .withVerbs("use")
                        .endRule()
                        .build(),
                new RoleBindingBuilder()
                        .withMetadata(metadata("caller-uses-tools"))
                        .withNewRoleRef(RBAC, "Role", ROLE)
                        .addNewSubject()
                        .withKind("ServiceAccount")
                        .withName(CALLER.name())
                        .withNamespace(NAMESPACE)
                        .endSubject()
                        .build(),
                new SecretBuilder()
                        .withMetadata(metadata(CREDENTIAL))
                        .withType("kubernetes.io/basic-auth")
                        .addToData("username", base64(USER))
                        .addToData("password", base64(password))
                        .build(),
                new SecretBuilder()
                        .withMetadata(metadata(AUTHORITY))
                        .addToData("ca.crt", base64(text(tools)))
                        .build(),
                connector(TOOL, "http://127.0.0.1:" + tools.tool(), null),
                connector(SECURE_TOOL, "https://127.0.0.1:" + tools.toolTls(), new CaCertSecretRef(AUTHORITY)),
                connector(SINK, "http://127.0.0.1:" + tools.sink(), null));
    }

    private static Connector connector(String name, String address, @Nullable CaCertSecretRef authority) {
        var connector = new Connector();
        connector.setMetadata(metadata(name));
        connector.setSpec(new ConnectorSpec(
                "git",
                address,
                List.of(),
                new ConnectorAuth("basicAuth", SecretRef.named(CREDENTIAL), List.of()),
                List.of(),
                authority));
        return connector;
    }

    private static String text(Tools.Addresses tools) {
        try {
            return Files.readString(tools.authority());
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read " + tools.authority(), e);
        }
    }

    private static ObjectMeta metadata(String name) {
        return new ObjectMetaBuilder().withNamespace(NAMESPACE).withName(name).build();
    }

    private static String base64(String value) {
        return Base64.getEncoder().encodeToString(value.getBytes(StandardCharsets.UTF_8));
    }
}
