package io.connectors.app.admission;

import io.connectors.crds.v1alpha1.Connector;
import io.connectors.crds.v1alpha1.ConnectorClass;
import java.util.List;
import java.util.Optional;

/** What is stored beside the object under review. */
interface Neighbours {
    Optional<ConnectorClass> connectorClass(String name);

    /** As far as it is known: one that was deleted or made a moment ago may be among them or missing. */
    List<Connector> connectorsOf(String className);

    /** Asks for what is stored at this moment. */
    boolean isStored(Connector connector);
}
