package io.connectors.app.mount;

import io.connectors.crds.access.ClientToken;
import io.connectors.crds.ref.ResourceRef;
import io.connectors.crds.v1alpha1.Addressable;
import io.connectors.crds.v1alpha1.Connector;
import io.connectors.crds.v1alpha1.ConnectorClass;
import io.connectors.crds.v1alpha1.ConnectorClassStatus;
import io.connectors.crds.v1alpha1.ConnectorSpec;
import io.connectors.crds.v1alpha1.ConnectorStatus;
import io.connectors.crds.v1alpha1.ProxyStatus;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Connectors, classes and requests as they come from the cluster. */
final class Fixtures {
    static final String TOKEN = "eyJhbGciOiJSUzI1NiJ9.eyJzdWIiOiJ4In0.c2ln-_bmF0dXJl";
    static final String CA = "-----BEGIN CERTIFICATE-----\nMIIB\n-----END CERTIFICATE-----\n";
    static final String SHARED_PROXY = "http://connectors-proxy-service.connectors-system.svc.cluster.local";

    private Fixtures() {}

    /** A class with the shared proxy; the rest of its spec in YAML, indented by two. */
    static ConnectorClass connectorClass(String name, String spec) {
        ConnectorClass connectorClass = classWithoutProxy(name, """
                  proxy:
                    ref: {kind: Service, name: connectors-proxy-service, namespace: connectors-system}
                """ + spec);
        connectorClass.setStatus(withProxy(SHARED_PROXY));
        return connectorClass;
    }

    static ConnectorClass classWithoutProxy(String name, String spec) {
        return Serialization.unmarshal("""
                apiVersion: connectors.alauda.io/v1alpha1
                kind: ConnectorClass
                metadata: {name: %s}
                spec:
                  address: {name: address, type: string}
                %s
                """.formatted(name, spec), ConnectorClass.class);
    }

    /** A class whose only configuration has the class's name and one file. */
    static ConnectorClass oneFile(String name, String file, String template) {
        return connectorClass(name, """
                  configurations:
                  - name: %s
                    data:
                      %s: '%s'
                """.formatted(name, file, template.replace("'", "''")));
    }

    static ConnectorClassStatus withProxy(String url) {
        return new ConnectorClassStatus(
                List.of(), null, new ProxyStatus(new Addressable(url, "", "", "")), 1L, Map.of());
    }

    /** A Connector in the form name@namespace of YAML, published by the proxy under its host name. */
    static Connector connector(String namespace, String name, String className) {
        return connector(namespace, name, className, "{address: https://%s.example.org}".formatted(name));
    }

    static Connector connector(String namespace, String name, String className, String spec) {
        Connector connector =
                Serialization.unmarshal("""
                apiVersion: connectors.alauda.io/v1alpha1
                kind: Connector
                metadata: {name: %s, namespace: %s, labels: {tier: "1"}, annotations: {cpaas.io/description: "a %% sign"}}
                spec: %s
                status:
                  proxy: {httpAddress: {url: "http://c-%s.%s.svc.cluster.local"}}
                """.formatted(name, namespace, spec, name, namespace), Connector.class);
        var given = connector.getSpec();
        connector.setSpec(new ConnectorSpec(
                className,
                given.address(),
                given.addressExtensions(),
                given.auth(),
                given.params(),
                given.caCertSecretRef()));
        return connector;
    }

    static Connector unpublished(Connector connector) {
        connector.setStatus(ConnectorStatus.empty());
        return connector;
    }

    static MountedConnector of(ConnectorClass connectorClass, String namespace, String name) {
        return new MountedConnector(
                connector(namespace, name, connectorClass.getMetadata().getName()), connectorClass);
    }

    static MountInputs inputs(Map<String, String> attributes, MountedConnector... connectors) {
        return inputs(attributes, TOKEN, connectors);
    }

    static MountInputs inputs(Map<String, String> attributes, String token, MountedConnector... connectors) {
        Map<String, String> all = new HashMap<>(attributes);
        all.put(
                "connectors",
                String.join(
                        ",",
                        Arrays.stream(connectors)
                                .map(mounted -> ref(mounted).toString())
                                .toList()));
        return new MountInputs(VolumeAttributes.read(all, "apps"), List.of(connectors), new ClientToken(token), CA);
    }

    private static ResourceRef ref(MountedConnector mounted) {
        return new ResourceRef(
                mounted.connector().getMetadata().getNamespace(),
                mounted.connector().getMetadata().getName());
    }
}
