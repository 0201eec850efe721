package io.connectors.liberty.e2e;

import io.connectors.crds.v1alpha1.Connector;
import io.connectors.crds.v1alpha1.ConnectorClass;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.NamespaceBuilder;
import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.api.model.SecretBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Many Connectors as a large installation has them: of 20 classes, with a credential for five Connectors each, in four namespaces.
 * Removes them again.
 */
final class Fleet implements AutoCloseable {
    static final String LABEL = "connectors-scale-run";
    private static final int CLASSES = 20;
    private static final int NAMESPACES = 4;
    private static final int CONNECTORS_OF_A_SECRET = 5;
    private static final int WRITERS = 16;
    private static final Duration REMOVAL_LIMIT = Duration.ofMinutes(2);

    private final KubernetesClient admin;
    private final FleetTool tool;
    private final int size;
    private final String run = "scale-" + UUID.randomUUID().toString().substring(0, 8);

    private Fleet(KubernetesClient admin, FleetTool tool, int size) {
        this.admin = admin;
        this.tool = tool;
        this.size = size;
    }

    static Fleet create(KubernetesClient admin, FleetTool tool, int size) {
        var fleet = new Fleet(admin, tool, size);
        fleet.createAll(IntStream.range(0, NAMESPACES).mapToObj(fleet::namespace));
        fleet.createAll(IntStream.range(0, CLASSES).mapToObj(fleet::connectorClass));
        fleet.createAll(IntStream.range(0, fleet.secrets()).mapToObj(fleet::secret));
        fleet.createAll(IntStream.range(0, size).mapToObj(fleet::connector));
        return fleet;
    }

    int size() {
        return size;
    }

    int secrets() {
        return Math.ceilDiv(size, CONNECTORS_OF_A_SECRET);
    }

    /** Value of {@link #LABEL} on all objects, and the prefix of their namespaces. */
    String run() {
        return run;
    }

    List<String> connectorNames() {
        return IntStream.range(0, size).mapToObj(Fleet::connectorName).toList();
    }

    /** Connectors first, while somebody is there who removes what hangs on them. */
    @Override
    public void close() {
        for (int i = 0; i < NAMESPACES; i++) {
            admin.resources(Connector.class).inNamespace(namespaceName(i)).delete();
        }
        Poll.until(
                "the Connectors of " + run + " are gone",
                REMOVAL_LIMIT,
                () -> admin.resources(Connector.class)
                        .inAnyNamespace()
                        .withLabel(LABEL, run)
                        .list()
                        .getItems()
                        .isEmpty());
        admin.resources(ConnectorClass.class).withLabel(LABEL, run).delete();
        Poll.until(
                "the classes of " + run + " are gone",
                REMOVAL_LIMIT,
                () -> admin.resources(ConnectorClass.class)
                        .withLabel(LABEL, run)
                        .list()
                        .getItems()
                        .isEmpty());
        for (int i = 0; i < NAMESPACES; i++) {
            admin.namespaces().withName(namespaceName(i)).delete();
        }
    }

    private void createAll(Stream<? extends HasMetadata> objects) {
        try (var writers = Executors.newFixedThreadPool(WRITERS)) {
            List<? extends Future<?>> writes = objects.map(object ->
                            writers.submit(() -> admin.resource(object).create()))
                    .toList();
            for (Future<?> write : writes) {
                write.get();
            }
        } catch (ExecutionException e) {
            throw new IllegalStateException("The fleet could not be created", e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private HasMetadata namespace(int index) {
        return new NamespaceBuilder()
                .withNewMetadata()
                .withName(namespaceName(index))
                .endMetadata()
                .build();
    }

    private ConnectorClass connectorClass(int index) {
        return Serialization.unmarshal("""
                apiVersion: connectors.alauda.io/v1alpha1
                kind: ConnectorClass
                metadata:
                  name: %1$s-%2$d
                  labels: {%3$s: %1$s}
                spec:
                  address: {name: address, type: string}
                  auth:
                    types:
                    - name: basicAuth
                      secretType: kubernetes.io/basic-auth
                      params: [{name: username, type: string}, {name: password, type: string}]
                  livenessProbe:
                    http:
                      path: '{{ (urlParse .Connector.Spec.Address).path | trimSuffix "/" }}/alive'
                      response: {cel: 'response.statusCode == 200 && response.body.status == "UP"'}
                  authProbes:
                  - authName: basicAuth
                    probe:
                      http:
                        path: '{{ (urlParse .Connector.Spec.Address).path | trimSuffix "/" }}/me'
                        httpHeaders:
                        - name: Authorization
                          value: '{{ if .Secret }}Basic {{ printf "%%s:%%s" .Secret.StringData.username .Secret.StringData.password | b64enc }}{{ end }}'
                        response: {cel: 'response.statusCode == 200 && response.body.user == "robot"'}
                  proxy:
                    ref: {kind: Service, name: connectors-proxy-service, namespace: connectors-system}
                """.formatted(run, index, LABEL), ConnectorClass.class);
    }

    private Secret secret(int index) {
        return new SecretBuilder()
                .withNewMetadata()
                .withNamespace(namespaceName(index % NAMESPACES))
                .withName(secretName(index))
                .endMetadata()
                .withType("kubernetes.io/basic-auth")
                .withData(Map.of("username", base64(FleetTool.USERNAME), "password", base64(tool.password())))
                .build();
    }

    private Connector connector(int index) {
        int secret = index % secrets();
        return Serialization.unmarshal(
                """
                apiVersion: connectors.alauda.io/v1alpha1
                kind: Connector
                metadata:
                  name: %s
                  namespace: %s
                  labels: {%s: %s}
                spec:
                  connectorClassName: %4$s-%d
                  address: %s
                  auth: {name: basicAuth, secretRef: {name: %s}}
                """.formatted(
                                connectorName(index),
                                namespaceName(secret % NAMESPACES),
                                LABEL,
                                run,
                                index % CLASSES,
                                tool.address(index, connectorName(index)),
                                secretName(secret)),
                Connector.class);
    }

    private String namespaceName(int index) {
        return run + "-" + index;
    }

    private static String connectorName(int index) {
        return "tool-" + index;
    }

    private static String secretName(int index) {
        return "credential-" + index;
    }

    private static String base64(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }
}
