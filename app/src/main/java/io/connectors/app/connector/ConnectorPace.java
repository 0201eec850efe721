package io.connectors.app.connector;

import io.connectors.app.config.ControlConfig;
import io.connectors.app.probe.ProbeResult;
import io.connectors.app.proxyservice.ProxyServiceState;
import io.connectors.app.reconcile.BackOff;
import io.connectors.app.reconcile.Outcome;
import java.time.Duration;
import java.util.function.Predicate;

/**
 * Decides when a Connector is looked at again without anything having happened to it. Pure.
 *
 * @param interval for what is well, and for what only a change in the cluster can heal
 * @param retries for what may heal by itself
 */
record ConnectorPace(Duration interval, BackOff retries) {

    static ConnectorPace of(ControlConfig config) {
        return new ConnectorPace(
                config.probeInterval(), new BackOff(config.probeRetryFirst(), config.probeRetryLongest()));
    }

    Outcome after(ConnectorInputs inputs) {
        ConnectorInputs.Found found = inputs.found();
        boolean mayHeal = found != null
                && (isFailure(found.liveness(), ProbeResult.Answered::isAlive)
                        || isFailure(found.auth(), ProbeResult.Answered::isSuccess)
                        || found.secret() instanceof SecretState.Unavailable
                        || found.authorities() instanceof AuthorityState.Unavailable
                        || found.proxyService() instanceof ProxyServiceState.Unavailable
                        || found.proxyService() instanceof ProxyServiceState.Occupied);
        return mayHeal ? new Outcome.Retry(retries) : new Outcome.Again(interval);
    }

    private static boolean isFailure(ProbeResult result, Predicate<ProbeResult.Answered> good) {
        return switch (result) {
            case ProbeResult.NotDeclared() -> false;
            case ProbeResult.Skipped _ -> false;
            case ProbeResult.Failed _ -> true;
            case ProbeResult.Answered answered -> !good.test(answered);
        };
    }
}
