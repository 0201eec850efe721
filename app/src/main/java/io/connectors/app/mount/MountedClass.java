package io.connectors.app.mount;

import io.connectors.crds.ref.ResourceRef;
import io.connectors.crds.v1alpha1.Connector;
import io.connectors.crds.v1alpha1.ConnectorClass;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One class with those of its Connectors that are mounted together.
 *
 * @param connectors in the Pod's order, never empty
 * @param proxy the class's proxy; empty when it has none, and then no Connector has an address of its own
 */
record MountedClass(ConnectorClass definition, List<Member> connectors, Optional<ProxyUrl> proxy) {
    /**
     * One Connector of the class.
     *
     * @param proxyAddress where the proxy serves it, as its status says
     */
    record Member(ResourceRef ref, Connector connector, Optional<ProxyUrl> proxyAddress) {}

    String name() {
        return definition.getMetadata().getName();
    }

    /** Groups Connectors by class; the classes come in the order of their first Connectors. */
    static List<MountedClass> group(List<MountedConnector> connectors) {
        Map<String, List<MountedConnector>> byClass = new LinkedHashMap<>();
        connectors.forEach(mounted -> byClass.computeIfAbsent(
                        mounted.connectorClass().getMetadata().getName(), _ -> new ArrayList<>())
                .add(mounted));
        return byClass.values().stream().map(MountedClass::of).toList();
    }

    private static MountedClass of(List<MountedConnector> connectors) {
        ConnectorClass definition = connectors.getFirst().connectorClass();
        boolean hasProxy = definition.getSpec().proxy() != null;
        List<Member> members = connectors.stream()
                .map(mounted -> member(mounted.connector(), hasProxy))
                .toList();
        Optional<ProxyUrl> proxy = hasProxy
                ? Optional.of(ProxyUrl.of(
                        definition.getStatus().proxy(),
                        "ConnectorClass " + definition.getMetadata().getName()))
                : Optional.empty();
        return new MountedClass(definition, members, proxy);
    }

    private static Member member(Connector connector, boolean hasProxy) {
        var ref = new ResourceRef(
                connector.getMetadata().getNamespace(), connector.getMetadata().getName());
        Optional<ProxyUrl> proxyAddress = hasProxy
                ? Optional.of(ProxyUrl.of(connector.getStatus().proxy(), "Connector " + ref))
                : Optional.empty();
        return new Member(ref, connector, proxyAddress);
    }
}
