package io.connectors.sandbox.behaviour;

import io.fabric8.kubernetes.api.model.NamespaceBuilder;
import io.fabric8.kubernetes.client.NamespacedKubernetesClient;
import java.util.Deque;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedDeque;

/** A namespace that belongs to one test, and the ways to reach it. */
final class Workspace implements AutoCloseable {
    private final ApiServer server;
    private final String namespace;
    private final NamespacedKubernetesClient client;
    private final Deque<String> clusterWide = new ConcurrentLinkedDeque<>();

    private Workspace(ApiServer server, String namespace) {
        this.server = server;
        this.namespace = namespace;
        this.client = server.client().adapt(NamespacedKubernetesClient.class).inNamespace(namespace);
    }

    static Workspace open(ApiServer server) {
        String name = "team-" + UUID.randomUUID().toString().substring(0, 8);
        server.client()
                .resource(new NamespaceBuilder()
                        .withNewMetadata()
                        .withName(name)
                        .endMetadata()
                        .build())
                .create();
        return new Workspace(server, name);
    }

    ApiServer server() {
        return server;
    }

    String namespace() {
        return namespace;
    }

    /** A name for an object outside of namespaces that no other test uses. */
    String unique(String name) {
        return namespace + "-" + name;
    }

    NamespacedKubernetesClient client() {
        return client;
    }

    RawHttp http() {
        return server.http();
    }

    Kubectl kubectl() {
        return server.kubectl(namespace);
    }

    /** The path of a collection or object of the core group in this namespace. */
    String core(String... segments) {
        return "/api/v1/namespaces/" + namespace + "/" + String.join("/", segments);
    }

    String group(String groupVersion, String... segments) {
        return "/apis/" + groupVersion + "/namespaces/" + namespace + "/" + String.join("/", segments);
    }

    String toolboxes(String... segments) {
        String collection = group(server.toolboxes().apiVersion(), "toolboxes");
        return segments.length == 0 ? collection : collection + "/" + String.join("/", segments);
    }

    String connectors(String... segments) {
        String collection = group("connectors.alauda.io/v1alpha1", "connectors");
        return segments.length == 0 ? collection : collection + "/" + String.join("/", segments);
    }

    /** A manifest of this run's custom kind; its fields are written in one line, as {@code owner: ann, size: large}. */
    String toolbox(String name, String spec) {
        return """
                apiVersion: %s
                kind: Toolbox
                metadata: {name: %s}
                spec: {%s}
                """.formatted(server.toolboxes().apiVersion(), name, spec);
    }

    String connector(String name, String spec) {
        return """
                apiVersion: connectors.alauda.io/v1alpha1
                kind: Connector
                metadata: {name: %s}
                spec: {%s}
                """.formatted(name, spec);
    }

    static String configMap(String name, String content) {
        return """
                apiVersion: v1
                kind: ConfigMap
                metadata: {name: %s}
                data: {%s}
                """.formatted(name, content);
    }

    Reply create(String collection, String manifest) {
        return http().post(collection, manifest).expect(201);
    }

    /** Creates an object outside of namespaces, which goes when the test ends. */
    Reply createClusterWide(String collection, String manifest) {
        Reply created = create(collection, manifest);
        clusterWide.push(collection + "/" + created.name());
        return created;
    }

    @Override
    public void close() {
        clusterWide.forEach(path -> server.http().delete(path));
        server.discard(namespace);
    }
}
