package io.connectors.crds.connectorclasses;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/** What is mounted, in the shape in which files' templates see it. */
record Mount(List<MountedConnector> connectors, String token, Map<String, String> configurations) {
    static final String TOKEN =
            "eyJhbGciOiJSUzI1NiIsImtpZCI6InRlc3QifQ.eyJzdWIiOiJzeXN0ZW06c2VydmljZWFjY291bnQ6dGVhbS1hOmJ1aWxkZXIifQ."
                    + "c2lnbmF0dXJl-bm90_cmVhbA";
    static final String CA =
            "-----BEGIN CERTIFICATE-----\nbm90IGEgcmVhbCBjZXJ0aWZpY2F0ZQ==\n-----END CERTIFICATE-----\n";
    static final String PROXY_HOST = "connectors-proxy-service.connectors-system.svc.cluster.local";

    /** One Connector. Its parameters are those of {@code spec.params}. */
    record MountedConnector(
            String namespace, String name, String address, String proxyAddress, Map<String, String> params) {

        static MountedConnector of(String namespace, String name, String address) {
            String proxy = "http://c-%s.%s.svc.cluster.local".formatted(name, namespace);
            return new MountedConnector(namespace, name, address, proxy, Map.of());
        }

        MountedConnector with(String param, String value) {
            Map<String, String> more = new HashMap<>(params);
            more.put(param, value);
            return new MountedConnector(namespace, name, address, proxyAddress, more);
        }

        MountedConnector withAddress(String changed) {
            return new MountedConnector(namespace, name, changed, proxyAddress, params);
        }

        MountedConnector withProxyAddress(String changed) {
            return new MountedConnector(namespace, name, address, changed, params);
        }

        MountedConnector named(String changedNamespace, String changedName) {
            return new MountedConnector(changedNamespace, changedName, address, proxyAddress, params);
        }

        /** Returns the address of classes whose resolver is {@code path}. */
        MountedConnector byPath() {
            return withProxyAddress(proxyAddress + "/namespaces/" + namespace + "/connectors/" + name);
        }

        String id() {
            return namespace + "/" + name;
        }

        private Map<String, Object> asData() {
            return Map.of(
                    "metadata", Map.of("namespace", namespace, "name", name),
                    "spec", Map.of("address", address, "params", asList(params)),
                    "status", Map.of("proxyAddress", proxyAddress));
        }

        private static List<Map<String, String>> asList(Map<String, String> params) {
            return params.entrySet().stream()
                    .map(param -> Map.of("name", param.getKey(), "value", param.getValue()))
                    .toList();
        }
    }

    static Mount of(MountedConnector... connectors) {
        return new Mount(List.of(connectors), TOKEN, Map.of());
    }

    Mount configured(String param, String value) {
        Map<String, String> more = new HashMap<>(configurations);
        more.put(param, value);
        return new Mount(connectors, token, more);
    }

    Mount withToken(String changed) {
        return new Mount(connectors, changed, configurations);
    }

    /** Changes the first Connector. */
    Mount with(UnaryOperator<MountedConnector> change) {
        List<MountedConnector> changed = new ArrayList<>(connectors);
        changed.set(0, change.apply(first()));
        return new Mount(changed, token, configurations);
    }

    MountedConnector first() {
        return connectors.getFirst();
    }

    Map<String, Object> asData() {
        return Map.of(
                "connector", first().asData(),
                "connectors", connectors.stream().map(MountedConnector::asData).toList(),
                "connectorclass", Map.of("proxyAddress", "http://" + PROXY_HOST),
                "context", Map.of("token", token, "proxy", Map.of("caCert", CA)),
                "configurations", configurations);
    }
}
