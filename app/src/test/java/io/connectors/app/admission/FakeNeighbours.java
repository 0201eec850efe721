package io.connectors.app.admission;

import io.connectors.crds.v1alpha1.Connector;
import io.connectors.crds.v1alpha1.ConnectorClass;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

final class FakeNeighbours implements Neighbours {
    private final Map<String, ConnectorClass> classes = new HashMap<>();
    private final List<Connector> connectors = new ArrayList<>();
    private final Set<String> gone = new HashSet<>();

    void store(ConnectorClass connectorClass) {
        classes.put(connectorClass.getMetadata().getName(), connectorClass);
    }

    void store(Connector connector) {
        connectors.add(connector);
    }

    /** The API server has deleted it, and the news are on their way. */
    void deleteUnnoticed(Connector connector) {
        gone.add(connector.getMetadata().getName());
    }

    @Override
    public boolean isStored(Connector connector) {
        return !gone.contains(connector.getMetadata().getName());
    }

    @Override
    public Optional<ConnectorClass> connectorClass(String name) {
        return Optional.ofNullable(classes.get(name));
    }

    @Override
    public List<Connector> connectorsOf(String className) {
        return connectors.stream()
                .filter(c -> c.getSpec().connectorClassName().equals(className))
                .toList();
    }
}
