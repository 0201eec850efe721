package io.connectors.app.connector;

import io.connectors.app.probe.ProbeResult;
import io.connectors.app.proxyservice.ProxyServiceState;
import io.connectors.app.validation.Violation;
import io.connectors.crds.v1alpha1.Connector;
import io.connectors.crds.v1alpha1.ConnectorClass;
import java.util.List;
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
     * @param misfits what the class asks for and the Connector does not give
     * @param addressProblem what is wrong with the Connector's addresses; empty when nothing is
     */
    record Found(
            ConnectorClass connectorClass,
            List<Violation> misfits,
            SecretState secret,
            AuthorityState authorities,
            String addressProblem,
            ProbeResult liveness,
            ProbeResult auth,
            ProxyServiceState proxyService) {}
}
