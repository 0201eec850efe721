package io.connectors.proxy.target;

import io.connectors.crds.address.InjectionTargets;
import io.connectors.crds.ref.ResourceRef;
import io.connectors.crds.v1alpha1.ClassProxy;
import io.connectors.crds.v1alpha1.Connector;
import io.connectors.crds.v1alpha1.ConnectorClass;

/** A Connector that may be used, with what its fields mean. */
record Subject(
        ResourceRef ref,
        Connector connector,
        ConnectorClass connectorClass,
        ClassProxy proxy,
        InjectionTargets targets) {

    String className() {
        return connectorClass.getMetadata().getName();
    }

    boolean relays() {
        return proxy.relay().equals("public");
    }
}
