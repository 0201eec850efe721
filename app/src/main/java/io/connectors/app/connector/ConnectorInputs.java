package io.connectors.app.connector;

import io.connectors.app.probe.ProbeResult;
import io.connectors.app.proxyservice.ProxyServiceState;
import io.connectors.crds.v1alpha1.Connector;
import io.connectors.crds.v1alpha1.ConnectorClass;
import org.jspecify.annotations.Nullable;

/**
 * Everything that the status of a Connector depends on.
 *
 * @param found what depends on the class; null when there is no class
 */
record ConnectorInputs(Connector connector, @Nullable Found found) {

    /**
     * What was found out with the class at hand.
     *
     * @param addressProblem what is wrong with the Connector's addresses; empty when nothing is
     */
    record Found(
            ConnectorClass connectorClass,
            SecretState secret,
            AuthorityState authorities,
            String addressProblem,
            ProbeResult liveness,
            ProbeResult auth,
            ProxyServiceState proxyService) {}
}
