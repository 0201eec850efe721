package io.connectors.app.mount;

import io.connectors.crds.v1alpha1.Connector;
import io.connectors.crds.v1alpha1.ConnectorClass;

/** A Connector with its class, as they are now. */
public record MountedConnector(Connector connector, ConnectorClass connectorClass) {}
